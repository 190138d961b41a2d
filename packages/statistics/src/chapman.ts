import { mustNotBeNegative, unseenInterval, usualConfidence, type ValueWithInterval } from './interval.ts'

/**
 * How many people there are, from two lists and the people on both: Chapman's estimate (n1 + 1)(n2 + 1) / (m + 1) - 1, its standard error, and
 * a log-normal interval that never falls below the people seen. True only if the lists are independent: if being on one list makes the
 * other more likely the estimate is too low, if less likely, too high.
 * Refuses (RangeError) negative numbers and more people on both lists than on one.
 * Sources: Chapman DG. Some properties of the hypergeometric distribution. Univ Calif Publ Stat 1951;1:131-160; Seber GAF. The effects of
 * trap response on tag recapture estimates. Biometrics 1970;26:13-22 (variance).
 */
export function chapman(
  lists: { first: number; second: number; both: number },
  confidence = usualConfidence,
): ValueWithInterval & { se: number; observed: number } {
  const { first, second, both } = lists
  mustNotBeNegative('A list', first)
  mustNotBeNegative('A list', second)
  mustNotBeNegative('The overlap', both)
  if (both > first || both > second) throw new RangeError('No more people can be on both lists than on each.')
  const value = ((first + 1) * (second + 1)) / (both + 1) - 1
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2))
  const se = Math.sqrt(variance)
  const observed = first + second - both
  return { value, se, observed, ...unseenInterval(observed, value - observed, se, confidence) }
}
