import { chiSquaredQuantile } from './chi-squared-quantile.ts'
import { type Interval, mustNotBeNegative, tailOf, usualConfidence, zOf } from './interval.ts'

/** Below this count the exact interval is used, from it on Byar's. */
export const exactBelow = 10

/**
 * The exact (Garwood) interval of the mean behind a Poisson count: chi-squared quantiles with 2O and 2O + 2 degrees of freedom, halved.
 * `count` in events; 0 gives a low limit of 0. Refuses (RangeError) a negative count.
 * Source: Garwood F. Fiducial limits for the Poisson distribution. Biometrika 1936;28:437-442.
 */
export function exactPoissonInterval(count: number, confidence = usualConfidence): Interval {
  mustNotBeNegative('A count', count)
  const tail = tailOf(confidence)
  const low = count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2
  return { low, high: chiSquaredQuantile(1 - tail, 2 * count + 2) / 2 }
}

/**
 * Byar's approximation to the exact Poisson interval. A low limit that the formula puts below 0 is 0.
 * `count` in events (fractions are allowed). Refuses (RangeError) a negative count.
 * Source: Breslow NE, Day NE. Statistical methods in cancer research, volume II. IARC 1987, page 69.
 */
export function byarInterval(count: number, confidence = usualConfidence): Interval {
  mustNotBeNegative('A count', count)
  const z = zOf(confidence)
  const next = count + 1
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3
  return { low: Math.max(0, low), high: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 }
}

/** The interval of a count of events: exact below 10, Byar's from 10 on. Refuses (RangeError) a negative count. */
export function poissonInterval(count: number, confidence = usualConfidence): Interval & { method: 'exact Poisson' | 'Byar' } {
  return count < exactBelow
    ? { ...exactPoissonInterval(count, confidence), method: 'exact Poisson' }
    : { ...byarInterval(count, confidence), method: 'Byar' }
}
