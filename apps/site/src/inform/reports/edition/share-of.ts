import { wilsonInterval } from '@spotlight/statistics'
import type { StatusCounts } from '../../../releases/index.ts'

/** Below so many trusts a percentage says more than is known: one trust would move it by more than ten points. */
export const fewestForPercent = 10

/**
 * A part of a group of trusts. `percent` and its limits are rounded to whole numbers; they are null where the group is so small that the
 * numbers themselves must do.
 */
export type Share = {
  readonly some: number
  readonly all: number
  readonly percent: { readonly value: number; readonly low: number; readonly high: number } | null
}

/** A part of its whole with Wilson's 95% interval, where the whole is large enough for a percentage. Refuses a part larger than its whole. */
export function shareOf(some: number, all: number): Share {
  if (some > all) throw new RangeError(`A part (${some}) is never larger than its whole (${all}).`)
  if (all < fewestForPercent) return { some, all, percent: null }
  const { low, high } = wilsonInterval(some, all)
  return { some, all, percent: { value: whole(some / all), low: whole(low), high: whole(high) } }
}

const whole = (fraction: number): number => Math.round(fraction * 100)

/** Of the trusts that answered, those that count everyone. */
export const countingEveryone = ({ collecting, answered }: StatusCounts): Share => shareOf(collecting, answered)

/** The trusts that have been asked: our question reached them. */
export const askedOf = (counts: StatusCounts): number => counts.surveyed - counts['not-asked']

/** Of the trusts that were asked, those that answered whether they count. */
export const response = (counts: StatusCounts): Share => shareOf(counts.answered, askedOf(counts))
