import type { Translate, Values } from '../../foundation/index.ts'
import type { SubmissionFinding } from './stored-submission.ts'
import type { RefusalReason, SubmissionRefusal } from './submission-refusal.ts'

/** What happened to a file that is not taken, in one sentence. */
export const sayRefusal = (t: Translate, refusal: SubmissionRefusal): string => t(`national.refusal.${refusal}`)

/** What is wrong and what to do. */
export const sayReason = (t: Translate, { code, values }: RefusalReason): string =>
  t(`national.reason.${code}`, inWords(t, values))

/** What staff should look at. */
export const sayFinding = (t: Translate, { code, values }: SubmissionFinding): string =>
  t(`national.finding.${code}`, inWords(t, values))

/** Days as people write them; a `*` is a `*` in every language. */
const inWords = (t: Translate, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isDay(value) ? t.day(value) : value]))

const isDay = (value: string | number): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
