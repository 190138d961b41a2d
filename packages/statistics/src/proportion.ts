import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import {
  type Interval,
  mustBePositive,
  mustNotBeNegative,
  tailOf,
  usualConfidence,
  type ValueWithInterval,
  zOf,
} from './interval.ts'

function mustBeAPart(numerator: number, denominator: number): void {
  mustNotBeNegative('A numerator', numerator)
  mustBePositive('A denominator', denominator)
  if (numerator > denominator) throw new RangeError(`A part (${numerator}) is never larger than its whole (${denominator}).`)
}

/**
 * Wilson's score interval of a proportion, as fractions of 1. Refuses (RangeError) a denominator of 0 and a part larger than its whole.
 * Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209-212.
 */
export function wilsonInterval(numerator: number, denominator: number, confidence = usualConfidence): Interval {
  mustBeAPart(numerator, denominator)
  const z = zOf(confidence)
  const middle = 2 * numerator + z * z
  const reach = z * Math.sqrt(z * z + 4 * numerator * (1 - numerator / denominator))
  const whole = 2 * (denominator + z * z)
  // At 0 and at 1 the limit is exactly 0 and 1; the subtraction would leave a rounding error.
  const low = numerator === 0 ? 0 : (middle - reach) / whole
  const high = numerator === denominator ? 1 : (middle + reach) / whole
  return { low, high }
}

/**
 * The exact (Clopper-Pearson) interval of a proportion, as fractions of 1: for samples so small that its caution is wanted. Refuses as wilsonInterval does.
 * Source: Clopper CJ, Pearson ES. Biometrika 1934;26:404-413.
 */
export function clopperPearsonInterval(numerator: number, denominator: number, confidence = usualConfidence): Interval {
  mustBeAPart(numerator, denominator)
  const tail = tailOf(confidence)
  return {
    low: numerator === 0 ? 0 : betaQuantile(tail, numerator, denominator - numerator + 1),
    high: numerator === denominator ? 1 : betaQuantile(1 - tail, numerator + 1, denominator - numerator),
  }
}

/** A proportion with Wilson's interval, each times `per` (100 for per cent). Refuses as wilsonInterval does. */
export function proportion(
  numerator: number,
  denominator: number,
  options: { per?: number; confidence?: number } = {},
): ValueWithInterval {
  const { per = 1, confidence = usualConfidence } = options
  const { low, high } = wilsonInterval(numerator, denominator, confidence)
  return { value: (per * numerator) / denominator, low: per * low, high: per * high }
}
