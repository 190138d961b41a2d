import { mustBePositive, usualConfidence, type ValueWithInterval } from './interval.ts'
import { poissonInterval } from './poisson-interval.ts'

/**
 * A crude rate: events per `per` people (or person-years) with the Poisson interval of the events; also a ratio of a count to an expected
 * number with `per` = 1. Refuses (RangeError) a population that is not above 0 and a negative count.
 */
export function rate(
  count: number,
  population: number,
  options: { per?: number; confidence?: number } = {},
): ValueWithInterval & { method: 'exact Poisson' | 'Byar' } {
  const { per = 1, confidence = usualConfidence } = options
  mustBePositive('A population', population)
  const { low, high, method } = poissonInterval(count, confidence)
  return { value: (per * count) / population, low: (per * low) / population, high: (per * high) / population, method }
}
