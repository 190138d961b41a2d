import { mustBePositive, mustNotBeNegative, usualConfidence, type ValueWithInterval } from './interval.ts'
import { byarInterval, exactBelow } from './poisson-interval.ts'

/** One stratum, usually an age band: events, people (or person-years) and the weight of the stratum in the standard population. */
export type DirectStratum = {
  count: number
  population: number
  weight: number
  /**
   * Where one person can have several events: how many people had 1, 2, 3 … events. Left out, every event is taken as independent.
   * The counts of events by this list need not add up to `count`: the list only widens the interval.
   */
  peopleByEvents?: readonly number[]
}

export type DirectRate = ValueWithInterval & { count: number; population: number; method: 'Dobson' }

/**
 * A directly standardised rate per `per`, with Dobson's interval (the interval of the total count by Byar, scaled by the ratio of the two
 * standard errors). With fewer than 10 events in all it answers `notPossible`: the interval would promise too much.
 * Refuses (RangeError) a negative count, a population that is not above 0, a negative weight, weights that are all 0.
 * Source: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Confidence intervals for weighted sums of Poisson parameters. Stat Med
 * 1991;10:457-462. Events that are not independent: the variance of a stratum is the sum of (events per person) squared times people.
 */
export function directRate(
  strata: readonly DirectStratum[],
  options: { per?: number; confidence?: number } = {},
): DirectRate | { notPossible: 'fewer than 10 events' } {
  const { per = 1, confidence = usualConfidence } = options
  const sums = { count: 0, population: 0, weight: 0, weighted: 0, variance: 0 }
  for (const { count, population, weight, peopleByEvents } of strata) {
    mustNotBeNegative('A count', count)
    mustBePositive('A population', population)
    mustNotBeNegative('A weight', weight)
    sums.count += count
    sums.population += population
    sums.weight += weight
    sums.weighted += (weight * count) / population
    sums.variance += (weight / population) ** 2 * varianceOfEvents(count, peopleByEvents)
  }
  mustBePositive('The sum of the weights', sums.weight)
  if (sums.count < exactBelow) return { notPossible: 'fewer than 10 events' }
  const value = sums.weighted / sums.weight
  const scale = Math.sqrt(sums.variance / sums.count) / sums.weight
  const total = byarInterval(sums.count, confidence)
  return {
    value: per * value,
    low: per * (value + scale * (total.low - sums.count)),
    high: per * (value + scale * (total.high - sums.count)),
    count: sums.count,
    population: sums.population,
    method: 'Dobson',
  }
}

function varianceOfEvents(count: number, peopleByEvents: readonly number[] | undefined): number {
  if (!peopleByEvents) return count
  return peopleByEvents.reduce((sum, people, index) => {
    mustNotBeNegative('A number of people', people)
    return sum + (index + 1) ** 2 * people
  }, 0)
}
