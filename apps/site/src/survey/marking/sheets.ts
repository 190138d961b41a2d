import { createHash } from 'node:crypto'
import type { Marking, MarkingSlot } from '../answer-types.ts'
import type { Mark, MarkingMode } from '../types.ts'

/** One person's sheet with what it was made from: see `basisOf`. Null while it is open. */
export type Sheet = Marking & { readonly basedOn: string | null }

/** The sheets of one request. What is missing, nobody has begun. */
export type Sheets = { readonly [slot in MarkingSlot]?: Sheet }

export const bySlot = (sheets: readonly Sheet[]): Sheets => Object.fromEntries(sheets.map(sheet => [sheet.slot, sheet]))

export const isDone = (sheet: Sheet | undefined): sheet is Sheet => sheet?.state === 'done'

/** A question without a mark says the same as one that is marked `none`. */
export const markOn = (sheet: Pick<Marking, 'marks'>, question: string): Mark =>
  (Object.hasOwn(sheet.marks, question) ? sheet.marks[question]?.mark : undefined) ?? 'none'

/** The questions that two people have read differently, in the order in which they are given. */
export const differingQuestions = (
  first: Pick<Marking, 'marks'>,
  second: Pick<Marking, 'marks'>,
  questions: readonly string[],
): string[] => questions.filter(question => markOn(first, question) !== markOn(second, question))

/**
 * Whether one person's marks may be seen by anybody else. In a round that is marked blind nobody sees another's before both are done; from
 * then on neither can be changed.
 */
export const areShown = (mode: MarkingMode, { first, second }: Sheets): boolean =>
  mode === 'check' || (isDone(first) && isDone(second))

/**
 * What a sheet rests on, as SHA-256: the answers and their evidence, and the marks that were read with them. A checker reads the first
 * marks, whoever settles reads both. What differs from this later was changed after the marking.
 *
 * @param answers the fingerprint of the answers and their evidence
 */
export function basisOf(slot: MarkingSlot, mode: MarkingMode, answers: string, { first, second }: Sheets): string {
  const read = slot === 'settled' ? [first, second] : slot === 'second' && mode === 'check' ? [first] : []
  const marks = read.map(sheet => (sheet ? marksInOrder(sheet) : null))
  return createHash('sha256')
    .update(JSON.stringify([answers, marks]))
    .digest('hex')
}

const marksInOrder = ({ marks }: Sheet): (readonly [string, Mark])[] =>
  Object.entries(marks)
    .map(([question, { mark }]) => [question, mark] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** Whether a done sheet still rests on what stands there today. */
export const isUpToDate = (sheet: Sheet, mode: MarkingMode, answers: string, sheets: Sheets): boolean =>
  sheet.basedOn === basisOf(sheet.slot, mode, answers, sheets)
