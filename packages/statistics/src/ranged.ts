import { type Interval, usualConfidence } from './interval.ts'
import { poissonInterval } from './poisson-interval.ts'
import { wilsonInterval } from './proportion.ts'

/** A count that was rounded or hidden: the true one is a whole number from `low` to `high`, both possible. `high` null: no upper end is known. */
export type RangedCount = { readonly low: number; readonly high: number | null }

/**
 * The interval of a count of which only a range is known: from the low limit of its smallest to the high limit of its largest possible value (both limits
 * grow with the count, so nothing between them reaches further). Exact Poisson below 10, else Byar's. No upper end of the count, no upper limit.
 * Refuses (RangeError) a negative count and a range that ends before it begins.
 */
export function rangedPoissonInterval(count: RangedCount, confidence = usualConfidence): { low: number; high: number | null } {
  mustBeInOrder(count)
  const high = count.high === null ? null : poissonInterval(count.high, confidence).high
  return { low: poissonInterval(count.low, confidence).low, high }
}

/**
 * The share of a part in a whole, both known as ranges: `part` and the `rest` of the whole, which vary independently. `share`: by the ranges alone;
 * `interval`: with chance, Wilson's limits at both ends. Fractions of 1. null where there may be nobody at all.
 * Refuses (RangeError) negative counts and a range that ends before it begins.
 */
export function rangedProportion(
  part: RangedCount,
  rest: RangedCount,
  confidence = usualConfidence,
): { share: Interval; interval: Interval } | null {
  mustBeInOrder(part)
  mustBeInOrder(rest)
  if (part.low + rest.low === 0 && part.high !== null && rest.high !== null && part.high + rest.high === 0) return null
  const least = rest.high === null ? { share: 0, limit: 0 } : ends(part.low, rest.high, 'low', confidence)
  const most = part.high === null ? { share: 1, limit: 1 } : ends(part.high, rest.low, 'high', confidence)
  return { share: { low: least.share, high: most.share }, interval: { low: least.limit, high: most.limit } }
}

/** Of nobody every share is possible. */
function ends(part: number, rest: number, end: keyof Interval, confidence: number): { share: number; limit: number } {
  const whole = part + rest
  if (whole === 0) return { share: end === 'low' ? 0 : 1, limit: end === 'low' ? 0 : 1 }
  return { share: part / whole, limit: wilsonInterval(part, whole, confidence)[end] }
}

function mustBeInOrder({ low, high }: RangedCount): void {
  if (!(low >= 0) || (high !== null && !(high >= low)))
    throw new RangeError(`A range of counts runs from 0 or more upwards, not from ${low} to ${high}.`)
}
