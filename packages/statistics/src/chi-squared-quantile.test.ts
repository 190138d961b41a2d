import { describe, expect, it } from 'vitest'
import { chiSquaredQuantile } from './chi-squared-quantile.ts'
import { exactPoissonInterval } from './poisson-interval.ts'

/** The chance of at most `count` events where `mean` are expected, added up term by term. */
function atMost(count: number, mean: number): number {
  let logTerm = -mean
  let sum = Math.exp(logTerm)
  for (let events = 1; events <= count; events++) {
    logTerm += Math.log(mean / events)
    sum += Math.exp(logTerm)
  }
  return sum
}

describe('the chi-squared quantile', () => {
  // Printed tables of the distribution.
  it.each([
    { share: 0.95, degrees: 1, expected: 3.8415 },
    { share: 0.975, degrees: 10, expected: 20.4832 },
    { share: 0.025, degrees: 10, expected: 3.247 },
    { share: 0.99, degrees: 100, expected: 135.8067 },
    { share: 0.5, degrees: 2, expected: 2 * Math.LN2 },
  ])('$share with $degrees degrees of freedom is $expected', ({ share, degrees, expected }) => {
    expect(chiSquaredQuantile(share, degrees)).toBeCloseTo(expected, 4)
  })
  it('gives Poisson limits that leave exactly 2.5 % on each side, also for thousands of events', () => {
    for (const count of [1, 2, 9, 10, 64, 300, 1000, 5000, 20_000]) {
      const { low, high } = exactPoissonInterval(count)
      expect(atMost(count, high)).toBeCloseTo(0.025, 8)
      expect(1 - atMost(count - 1, low)).toBeCloseTo(0.025, 8)
    }
  })
  it('grows with the share and with the degrees of freedom, also between whole numbers', () => {
    let before = 0
    for (let degrees = 0.1; degrees < 60; degrees += 0.37) {
      const value = chiSquaredQuantile(0.975, degrees)
      expect(value).toBeGreaterThan(before)
      expect(chiSquaredQuantile(0.025, degrees)).toBeLessThan(value)
      before = value
    }
  })
  it('refuses a share of 1', () => expect(() => chiSquaredQuantile(1, 3)).toThrow(RangeError))
})
