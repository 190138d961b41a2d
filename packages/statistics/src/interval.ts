import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/** The two limits of an interval, in the unit of the value that it belongs to. */
export type Interval = { low: number; high: number }

/** A number with its interval. */
export type ValueWithInterval = Interval & { value: number }

/** The usual level of an interval: 0.95. */
export const usualConfidence = 0.95

/**
 * How many standard errors reach to either side: 1.959964 for 0.95, 3.090232 for 0.998.
 * Refuses (RangeError) a confidence that is not between 0 and 1.
 */
export function zOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1, not at ${confidence}.`)
  return normalQuantile(1 - (1 - confidence) / 2, 0, 1)
}

/** The share outside an interval on one side: 0.025 for 0.95. Refuses as zOf does. */
export function tailOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1, not at ${confidence}.`)
  return (1 - confidence) / 2
}

/** Refuses (RangeError) what is not a finite number of at least 0. `name` says what it was meant to be. */
export function mustNotBeNegative(name: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`${name} is a number of at least 0, not ${value}.`)
}

/** Refuses (RangeError) what is not a finite number above 0. */
export function mustBePositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} is a number above 0, not ${value}.`)
}

/**
 * The log-normal interval of a number of people of whom some were never seen: the unseen are `total - observed`, their standard error is `se`.
 * The low limit never falls below the people who were observed.
 * Method: Chao A. Estimating the population size for capture-recapture data with unequal catchability. Biometrics 1987;43:783-791.
 */
export function unseenInterval(observed: number, unseen: number, se: number, confidence: number): Interval {
  if (unseen <= 0) return { low: observed, high: observed }
  const spread = Math.exp(zOf(confidence) * Math.sqrt(Math.log(1 + (se / unseen) ** 2)))
  return { low: observed + unseen / spread, high: observed + unseen * spread }
}
