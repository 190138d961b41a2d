import { type Interval, mustBePositive, mustNotBeNegative, usualConfidence, zOf } from './interval.ts'
import { sampleQuantile } from './sample-quantile.ts'

/** What happened and what was expected at one place. */
export type ObservedExpected = { observed: number; expected: number }

export type OverDispersion = {
  /** How much more the places differ than chance allows: 1 = no more. Sum of the squared, winsorised scores over the number of places. */
  phi: number
  /** The variance between the places on the scale of sqrt(observed / expected). 0 = none beyond chance. */
  tauSquared: number
  /** One score a place, in the order given, before and after winsorising. */
  scores: readonly number[]
  winsorised: readonly number[]
}

/**
 * Over-dispersion of observed / expected by the additive random effects model on the square root, where a place with no event is as good as any
 * other: s = 1 / (2 sqrt E), score = (sqrt(O / E) - sqrt(target)) / s; scores beyond the lowest and highest `winsorise` (10 %, type 7 quantiles)
 * are drawn in to those; phi = sum of squares / n; tau² = max(0, (n phi - (n - 1)) / (sum w - sum w² / sum w)), w = 1 / s².
 * Needs at least two places; refuses (RangeError) fewer, expected counts that are not above 0, negative observed counts.
 * Source: Spiegelhalter DJ. Handling over-dispersion of performance indicators. Qual Saf Health Care 2005;14:347-351.
 */
export function overDispersion(
  places: readonly ObservedExpected[],
  options: { target?: number; winsorise?: number } = {},
): OverDispersion {
  const { target = 1, winsorise = 0.1 } = options
  if (places.length < 2) throw new RangeError('Over-dispersion is a difference between places: at least two are needed.')
  if (!(winsorise >= 0 && winsorise < 0.5))
    throw new RangeError(`A share to winsorise lies between 0 and 0.5, not at ${winsorise}.`)
  mustBePositive('A target', target)
  const scores = places.map(({ observed, expected }) => {
    mustNotBeNegative('An observed count', observed)
    mustBePositive('An expected count', expected)
    return (Math.sqrt(observed / expected) - Math.sqrt(target)) * 2 * Math.sqrt(expected)
  })
  const lowest = sampleQuantile(scores, winsorise)
  const highest = sampleQuantile(scores, 1 - winsorise)
  const winsorised = scores.map(score => Math.min(highest, Math.max(lowest, score)))
  const n = places.length
  const phi = winsorised.reduce((sum, score) => sum + score * score, 0) / n
  const weights = places.map(({ expected }) => 4 * expected)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const sumOfSquares = weights.reduce((total, weight) => total + weight * weight, 0)
  const tauSquared = Math.max(0, (n * phi - (n - 1)) / (sum - sumOfSquares / sum))
  return { phi, tauSquared, scores, winsorised }
}

/**
 * The limits of a funnel for observed / expected that allow for over-dispersion: sqrt(target) plus and minus z sqrt(s² + tau²), squared; a low
 * root below 0 is 0. With tau² = 0 these are the limits of the square-root approximation; the exact ones are poissonFunnelLimits.
 */
export function dispersedFunnelLimits(
  expected: number,
  tauSquared: number,
  options: { confidence?: number; target?: number } = {},
): Interval {
  const { confidence = usualConfidence, target = 1 } = options
  mustBePositive('An expected count', expected)
  mustNotBeNegative('A variance', tauSquared)
  mustBePositive('A target', target)
  const reach = zOf(confidence) * Math.sqrt(1 / (4 * expected) + tauSquared)
  return { low: Math.max(0, Math.sqrt(target) - reach) ** 2, high: (Math.sqrt(target) + reach) ** 2 }
}
