import { mustBePositive, mustNotBeNegative, usualConfidence, type ValueWithInterval } from './interval.ts'
import { poissonInterval } from './poisson-interval.ts'

/** One stratum: the people here, and the events and people of the reference. */
export type IndirectStratum = { population: number; referenceCount: number; referencePopulation: number }

export type IndirectResult = ValueWithInterval & { observed: number; expected: number; method: 'exact Poisson' | 'Byar' }

/**
 * The events to expect here if each stratum had the rate of the reference. Refuses (RangeError) a reference population that is not above 0
 * and negative numbers.
 */
export function expectedCount(strata: readonly IndirectStratum[]): number {
  return strata.reduce((sum, { population, referenceCount, referencePopulation }) => {
    mustNotBeNegative('A population', population)
    mustNotBeNegative('A reference count', referenceCount)
    mustBePositive('A reference population', referencePopulation)
    return sum + (population * referenceCount) / referencePopulation
  }, 0)
}

/**
 * The indirectly standardised ratio (SMR, SIR): observed over expected, times `per` (1 or 100), with the exact interval below 10 events and
 * Byar's from 10 on. Refuses (RangeError) what expectedCount refuses, and nothing to expect.
 * Source: Breslow NE, Day NE. Statistical methods in cancer research, volume II. IARC 1987, chapter 2.
 */
export function indirectRatio(
  observed: number,
  strata: readonly IndirectStratum[],
  options: { per?: number; confidence?: number } = {},
): IndirectResult {
  const { per = 1, confidence = usualConfidence } = options
  const expected = expectedCount(strata)
  mustBePositive('The expected count', expected)
  const { low, high, method } = poissonInterval(observed, confidence)
  return {
    value: (per * observed) / expected,
    low: (per * low) / expected,
    high: (per * high) / expected,
    observed,
    expected,
    method,
  }
}

/**
 * The indirectly standardised rate (ISR) per `per` people: the ratio times the crude rate of the reference, which is given back per `per` too.
 * Refuses as indirectRatio does.
 */
export function indirectRate(
  observed: number,
  strata: readonly IndirectStratum[],
  options: { per?: number; confidence?: number } = {},
): IndirectResult & { referenceRate: number } {
  const { per = 1, confidence = usualConfidence } = options
  const events = strata.reduce((sum, stratum) => sum + stratum.referenceCount, 0)
  const people = strata.reduce((sum, stratum) => sum + stratum.referencePopulation, 0)
  mustBePositive('The reference population', people)
  const referenceRate = (per * events) / people
  return { ...indirectRatio(observed, strata, { per: referenceRate, confidence }), referenceRate }
}
