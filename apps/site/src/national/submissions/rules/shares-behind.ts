import { bandOf, countsBehind } from '@spotlight/statistics/disclosure'
import type { Submission } from '@spotlight/submission'

export type Band = Submission['completeness'][number]['band']
/** What may be true of a test of completeness whose share is only known as a band. */
export type Possible = {
  readonly isPassed: boolean
  readonly isFailed: boolean
  /** That not one passed; and that somebody did. */
  readonly isZero: boolean
  readonly isMore: boolean
}

type Test = {
  readonly counts: 'people' | 'things'
  readonly threshold: number
  readonly whenNothingToMeasure: 'passed' | 'failed'
}

/**
 * What may be true behind a band. A band of people comes from two numbers that were rounded, so the true share can lie outside it: 8 of 12 are shown as
 * 10 of 10. A band of months or feeds is exact. A `*` tells nothing.
 */
export function possibleBehind(band: Band, { counts, threshold, whenNothingToMeasure }: Test): Possible {
  const isPassedByNone = whenNothingToMeasure === 'passed'
  if (band === 'nobody') return { isPassed: isPassedByNone, isFailed: !isPassedByNone, isZero: true, isMore: false }
  if (band === '*') return { isPassed: true, isFailed: true, isZero: true, isMore: true }
  const { low, high } = counts === 'people' ? trueSharesOf(band.from) : { low: band.from / 100, high: highOf(band.from) }
  return { isPassed: high >= threshold, isFailed: low < threshold, isZero: band.from === 0, isMore: high > 0 }
}

/** The end of a step does not belong to it, but for the last: a share just below it does. */
const highOf = (from: number): number => (from === 95 ? 1 : (from + 5) / 100 - Number.EPSILON)

const shares = new Map<number, { low: number; high: number }>()

/** Beyond this many people rounding moves a share by less than half a per cent, and each larger number less than the one before. */
const enough = 1000

/** The smallest and the largest true share of people that is shown as the step beginning at `from` per cent. */
function trueSharesOf(from: number): { low: number; high: number } {
  const known = shares.get(from)
  if (known) return known
  const range = { low: Math.max(0, from / 100 - 0.01), high: Math.min(1, highOf(from) + 0.01) }
  for (let all = 10; all <= enough; all += 5) {
    for (let some = 0; some <= all; some += some === 0 ? 10 : 5) {
      const band = bandOf(some, all)
      if (typeof band !== 'object' || band.from !== from) continue
      const [few, many] = [countsBehind(some), countsBehind(all)]
      range.low = Math.min(range.low, few.low / many.high)
      range.high = Math.max(range.high, Math.min(1, few.high / many.low))
    }
  }
  shares.set(from, range)
  return range
}
