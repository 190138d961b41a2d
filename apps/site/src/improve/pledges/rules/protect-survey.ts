import { type Cell, countsBehind, isProtected, smallestShown, suppressCount } from '@spotlight/statistics/disclosure'

/**
 * Fewer answers than this and a survey shows no figures: a unit has few people, and whoever works or is treated there could guess who said
 * what. More cautious than the rule for a single count (8), because many questions are shown of the same few people.
 */
export const fewestForFigures = 20

/** How the people who answered divide over one question. Everybody is in exactly one cell; who left it out is in `skipped`. */
export type QuestionCounts = { readonly id: string; readonly cells: readonly { readonly id: string; readonly people: number }[] }
export type SurveyCounts = { readonly all: number; readonly questions: readonly QuestionCounts[] }

/** What is shown of a number, and between which numbers it lies for whoever works it out from everything that is shown. */
export type ShownCell = { readonly id: string; readonly shown: Cell; readonly low: number; readonly high: number }
export type ShownQuestion = { readonly id: string; readonly cells: readonly ShownCell[]; readonly isHidden: boolean }
export type ShownSurvey =
  | { readonly kind: 'too-few' }
  | {
      readonly kind: 'shown'
      readonly all: number
      readonly low: number
      readonly high: number
      readonly questions: readonly ShownQuestion[]
    }

/** `hidden`: not small itself, but a small one could be worked out if it were shown. */
type Draft = { readonly id: string; readonly people: number; hidden: boolean }
type DraftQuestion = { readonly id: string; readonly cells: Draft[]; dropped: boolean }
type Range = { readonly low: number; readonly high: number }

/**
 * Turns the counts of a survey into what may be shown: 1 to 7 is hidden, everything else rounded to 5, and more is hidden as long as a hidden
 * number could be worked out from all that is shown together. All questions are looked at at once, because each of them says how many people
 * there are in all. There is no way around it.
 *
 * The range of a cell is exact: within a question the cells are free whole numbers between their limits, and the questions meet only in their sum.
 * @throws RangeError when the cells of a question are not together everybody
 */
export function protectSurvey({ all, questions }: SurveyCounts): ShownSurvey {
  for (const { id, cells } of questions) {
    if (cells.reduce((sum, { people }) => sum + people, 0) !== all)
      throw new RangeError(`Question ${id} does not count everybody`)
  }
  const shownAll = suppressCount(all)
  if (all < fewestForFigures || shownAll === '*') return { kind: 'too-few' }
  const drafts = questions.map(
    ({ id, cells }): DraftQuestion => ({
      id,
      cells: cells.map(cell => ({ ...cell, hidden: false })),
      dropped: false,
    }),
  )
  for (;;) {
    const total = rangeOfAll(shownAll, drafts)
    const open = drafts.find(draft => !draft.dropped && !isSafe(draft, total))
    if (!open) return { kind: 'shown', all: shownAll, ...total, questions: drafts.map(draft => shownOf(draft, total)) }
    hideOneMore(open)
  }
}

const isStar = ({ people, hidden }: Draft): boolean => hidden || suppressCount(people) === '*'

/** What a cell says by itself. Of a star we let the reader know whether it hides a small number or guards another one. */
function told(cell: Draft): Range {
  const shown = suppressCount(cell.people)
  if (shown === '*') return { low: 1, high: smallestShown - 1 }
  return cell.hidden ? { low: smallestShown, high: Number.POSITIVE_INFINITY } : countsBehind(shown)
}

const sumOf = (cells: readonly Draft[]): Range =>
  cells.map(told).reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), { low: 0, high: 0 })

function rangeOfAll(shown: number, drafts: readonly DraftQuestion[]): Range {
  const sums = drafts.filter(({ dropped }) => !dropped).map(({ cells }) => sumOf(cells))
  const { low, high } = countsBehind(shown)
  return { low: Math.max(low, ...sums.map(sum => sum.low)), high: Math.min(high, ...sums.map(sum => sum.high)) }
}

function rangeOfCell(cell: Draft, { cells }: DraftQuestion, total: Range): Range {
  const own = told(cell)
  const others = sumOf(cells.filter(other => other !== cell))
  return { low: Math.max(own.low, total.low - others.high), high: Math.min(own.high, total.high - others.low) }
}

const isSafe = (question: DraftQuestion, total: Range): boolean =>
  question.cells
    .filter(isStar)
    .every(cell => isProtected(rangeOfCell(cell, question, total), suppressCount(cell.people) === '*' ? 'star' : 'grain'))

/** The smallest number that is still shown; when none is left, the whole question. */
function hideOneMore(question: DraftQuestion): void {
  const shown = question.cells.filter(cell => !isStar(cell) && cell.people > 0)
  const smallest = shown.reduce<Draft | null>(
    (least, cell) => (least === null || cell.people < least.people ? cell : least),
    null,
  )
  if (smallest) smallest.hidden = true
  else question.dropped = true
}

function shownOf(question: DraftQuestion, total: Range): ShownQuestion {
  if (question.dropped) return { id: question.id, isHidden: true, cells: [] }
  return {
    id: question.id,
    isHidden: false,
    cells: question.cells.map(cell => ({
      id: cell.id,
      shown: isStar(cell) ? '*' : suppressCount(cell.people),
      ...rangeOfCell(cell, question, total),
    })),
  }
}
