import { describe, expect, it } from 'vitest'
import { poissonInterval } from './poisson-interval.ts'
import { proportion, wilsonInterval } from './proportion.ts'
import { rangedPoissonInterval, rangedProportion } from './ranged.ts'

describe('the interval of a rounded count', () => {
  it('of one possible count is that count’s own: 65 gives 50.1632 to 82.8491', () => {
    const { low, high } = rangedPoissonInterval({ low: 65, high: 65 })
    expect([low, high].map(limit => limit?.toFixed(4))).toEqual(['50.1632', '82.8491'])
  })
  it('holds the interval of every count that is possible', () => {
    const { low, high } = rangedPoissonInterval({ low: 8, high: 12 })
    for (const count of [8, 9, 10, 11, 12]) {
      expect(low).toBeLessThanOrEqual(poissonInterval(count).low)
      expect(high).toBeGreaterThanOrEqual(poissonInterval(count).high)
    }
  })
  it('begins at 0 where nobody is possible, and has no end where the count has none', () => {
    expect(rangedPoissonInterval({ low: 0, high: null })).toEqual({ low: 0, high: null })
    expect(rangedPoissonInterval({ low: 0, high: 0 }).high).toBeCloseTo(3.6889, 4)
  })
  it.each([
    { low: -1, high: 2 },
    { low: 3, high: 2 },
    { low: Number.NaN, high: 2 },
  ])('refuses %o', range => expect(() => rangedPoissonInterval(range)).toThrow(RangeError))
})

describe('the share of rounded counts', () => {
  it('of certain counts is Wilson’s: 5 of 100 gives 0.0215437 to 0.1117505', () => {
    const found = rangedProportion({ low: 5, high: 5 }, { low: 95, high: 95 })
    expect(found?.share).toEqual({ low: 0.05, high: 0.05 })
    expect(found?.interval.low).toBeCloseTo(0.0215437, 7)
    expect(found?.interval.high).toBeCloseTo(0.1117505, 7)
  })
  it('holds the share and the interval of all counts that are possible', () => {
    const found = rangedProportion({ low: 8, high: 12 }, { low: 18, high: 22 })
    for (let part = 8; part <= 12; part++)
      for (let rest = 18; rest <= 22; rest++) {
        const { value, low, high } = proportion(part, part + rest)
        expect(found?.share.low).toBeLessThanOrEqual(value)
        expect(found?.share.high).toBeGreaterThanOrEqual(value)
        expect(found?.interval.low).toBeLessThanOrEqual(low)
        expect(found?.interval.high).toBeGreaterThanOrEqual(high)
      }
    expect(found?.interval.low).toBe(wilsonInterval(8, 30).low)
  })
  it('may be anything where the rest has no end, and is nothing of nobody', () => {
    expect(rangedProportion({ low: 5, high: null }, { low: 0, high: null })?.share).toEqual({ low: 0, high: 1 })
    expect(rangedProportion({ low: 0, high: 0 }, { low: 0, high: 0 })).toBeNull()
    expect(rangedProportion({ low: 0, high: 7 }, { low: 0, high: 0 })?.share).toEqual({ low: 0, high: 1 })
  })
})
