import { Refusal, type Translate } from '../../foundation/index.ts'
import type { RowProblem } from '../results-file/result-row.ts'
import type { Refused } from '../rules/decide-publication.ts'

/** What is wrong with a row, and how to put it right, in one sentence. */
export const problemInWords = (t: Translate, { problem, values }: RowProblem): string =>
  t(`releases.import.problem.${problem}`, daysInWords(t, values ?? {}))

/** Why a release cannot be made, and what to do next. */
export function refusalInWords(t: Translate, refused: Refused): Refusal {
  const { why, ...values } = refused
  const written = daysInWords(t, values)
  return new Refusal(
    'bad-data',
    t(`releases.import.refused.${why}.what`, written),
    t(`releases.import.refused.${why}.next`, written),
  )
}

type Values = NonNullable<RowProblem['values']>

const daysInWords = (t: Translate, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? t.day(value) : value,
    ]),
  )
