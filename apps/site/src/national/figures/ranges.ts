import { countsBehind } from '@spotlight/statistics/disclosure'
import type { Submission } from '@spotlight/submission'
import type { PeopleRange, Veil } from './picture.ts'

export type IncidenceRow = Submission['incidence']['rows'][number]
/** Any cell of a submission. */
export type ShownCell = IncidenceRow['total'] | IncidenceRow['deNovo'] | Submission['prevalence']['notKnownDead']

/** The ranges of a row, each narrowed by the others: the parts make up the whole. */
export type RowRanges = {
  readonly total: PeopleRange
  readonly deNovo: PeopleRange
  readonly recurrent: PeopleRange
  readonly unclassified: PeopleRange
}

export const nobody: PeopleRange = { low: 0, high: 0 }

/**
 * How many people may stand behind a cell by itself. A number was rounded to the nearest 5, and is at least 8; 0 is 0. `*` is a number from 1 to 7, or a larger
 * one that guards such a number: from outside no upper end is known. `merged` and `dropped` say nothing.
 */
export function rangeOfCell(cell: ShownCell): PeopleRange {
  if (cell === '*') return { low: 1, high: null }
  if (cell === 'merged' || cell === 'dropped') return { low: 0, high: null }
  return countsBehind(cell)
}

export const veilOf = (cells: readonly ShownCell[]): Veil => ({
  hasRounded: cells.some(cell => typeof cell === 'number' && cell > 0),
  hasHidden: cells.some(cell => typeof cell === 'string'),
})

export const veils = (all: readonly Veil[]): Veil => ({
  hasRounded: all.some(({ hasRounded }) => hasRounded),
  hasHidden: all.some(({ hasHidden }) => hasHidden),
})

/** The sum of ranges: it has an upper end only if each has one. */
export function sumOfRanges(ranges: readonly PeopleRange[]): PeopleRange {
  const low = ranges.reduce((sum, range) => sum + range.low, 0)
  const high = ranges.reduce<number | null>((sum, range) => (sum === null || range.high === null ? null : sum + range.high), 0)
  return { low, high }
}

/** What a row says of its whole and of its three parts, taken together: a hidden part is at most what the others leave. */
export function rangesOfRow(row: IncidenceRow): RowRanges {
  const cells = [row.deNovo, row.recurrent, row.unclassified]
  const own = cells.map(rangeOfCell)
  const total = narrowed(rangeOfCell(row.total), sumOfRanges(own))
  const [deNovo = nobody, recurrent = nobody, unclassified = nobody] = own.map((part, index) => {
    const others = sumOfRanges(own.filter((_, other) => other !== index))
    return narrowed(part, without(total, others))
  })
  return { total, deNovo, recurrent, unclassified }
}

/** What is left of a whole when the others are taken away. */
function without(whole: PeopleRange, others: PeopleRange): PeopleRange {
  return {
    low: others.high === null ? 0 : Math.max(0, whole.low - others.high),
    high: whole.high === null ? null : Math.max(0, whole.high - others.low),
  }
}

/** What both ranges allow. Rounding never makes them miss each other: the server refuses a submission whose parts do not make up its whole. */
function narrowed(one: PeopleRange, other: PeopleRange): PeopleRange {
  const low = Math.max(one.low, other.low)
  const high = one.high === null ? other.high : other.high === null ? one.high : Math.min(one.high, other.high)
  return { low, high: high === null ? null : Math.max(low, high) }
}
