import { chiSquaredQuantile } from './chi-squared-quantile.ts'
import { type Interval, mustBePositive, tailOf, usualConfidence, zOf } from './interval.ts'

/**
 * The limits of a funnel for observed / expected, around `target` (1 = as expected): outside them lie exactly those counts whose exact Poisson
 * interval leaves out `target` times `expected`. The counts are continued between the whole numbers with chi-squared quantiles, so the
 * limits are smooth. Below an expected count of about 3.7 (at 0.95) no count is too low: the low limit is 0.
 * `expected` in events, above 0; refuses (RangeError) anything else.
 * Source: Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005;24:1185-1202; Garwood 1936 for the interval.
 */
export function poissonFunnelLimits(expected: number, options: { confidence?: number; target?: number } = {}): Interval {
  const { confidence = usualConfidence, target = 1 } = options
  mustBePositive('An expected count', expected)
  mustBePositive('A target', target)
  const mean = expected * target
  const tail = tailOf(confidence)
  const highCount = crossing(mean, count => chiSquaredQuantile(tail, 2 * count) / 2)
  const noCountIsTooLow = chiSquaredQuantile(1 - tail, 2) / 2 >= mean
  const lowCount = noCountIsTooLow ? 0 : crossing(mean, count => chiSquaredQuantile(1 - tail, 2 * count + 2) / 2)
  return { low: lowCount / expected, high: highCount / expected }
}

/** The count at which a limit, which grows with the count, reaches the mean: by bisection. */
function crossing(mean: number, limit: (count: number) => number): number {
  let low = 0
  let high = mean + 10
  while (limit(high) < mean) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-10 * high; step++) {
    const middle = (low + high) / 2
    if (limit(middle) < mean) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The limits of a funnel for a proportion around `average` (fractions of 1): the normal approximation, cut off at 0 and 1.
 * `denominator` above 0, `average` from 0 to 1; refuses (RangeError) anything else. Source: Spiegelhalter 2005, as above.
 */
export function proportionFunnelLimits(average: number, denominator: number, options: { confidence?: number } = {}): Interval {
  if (!(average >= 0 && average <= 1)) throw new RangeError(`An average proportion lies between 0 and 1, not at ${average}.`)
  mustBePositive('A denominator', denominator)
  const reach = zOf(options.confidence ?? usualConfidence) * Math.sqrt((average * (1 - average)) / denominator)
  return { low: Math.max(0, average - reach), high: Math.min(1, average + reach) }
}
