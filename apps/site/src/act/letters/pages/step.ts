import type { Crumb, Ctx } from '../../../foundation/index.ts'
import { actPath } from '../../today/act-links.ts'
import type { readLetter } from '../form/read-letter.ts'
import type { TypedWriter } from '../form/read-writer.ts'
import type { LetterSource, LetterSubject } from '../letter.ts'

/** What every step of writing a letter knows. */
export type Step = {
  readonly source: LetterSource
  readonly subject: LetterSubject
  readonly typed: ReturnType<typeof readLetter>
  readonly writer: TypedWriter
  /** Fields of the first step, and the key of this form: in every form. */
  readonly carried: Readonly<Record<string, string>>
  readonly hiddenLetter: Readonly<Record<string, string>>
  readonly hiddenWriter: Readonly<Record<string, string>>
  /** Whether it still says little more than we offered. */
  readonly isTemplate: boolean
  /** Whether it seems to say something about somebody’s health. */
  readonly saysHealth: boolean
  /** The box beside those words is ticked. */
  readonly agreesHealth: boolean
  /** Sentences that are not ours. */
  readonly ownSentences: readonly string[]
}

/** Where the steps after the first are posted. */
export const stepsPath = (source: Pick<LetterSource, 'path'>): string => `${source.path}/letter`
export const stepsLink = stepsPath

export const trailOf = (c: Ctx, source: LetterSource): readonly Crumb[] => [
  { href: actPath, label: c.var.t('act.menu') },
  { href: source.path, label: source.title(c) },
]
