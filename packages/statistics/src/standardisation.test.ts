import { describe, expect, it } from 'vitest'
import { type DirectStratum, directRate } from './direct-standardisation.ts'
import { expectedCount, indirectRate, indirectRatio } from './indirect-standardisation.ts'
import { byarInterval } from './poisson-interval.ts'
import { rate } from './rate.ts'

describe('a rate', () => {
  it('is the count over the people, with the interval of the count', () => {
    const { value, low, high, method } = rate(65, 1000, { per: 1000 })
    expect([value, low, high].map(number => number.toFixed(4))).toEqual(['65.0000', '50.1632', '82.8491'])
    expect(method).toBe('Byar')
  })
  it('of nobody is refused', () => expect(() => rate(1, 0)).toThrow(RangeError))
})

const young: DirectStratum = { count: 10, population: 1000, weight: 3 }
const old: DirectStratum = { count: 40, population: 500, weight: 1 }

describe('a directly standardised rate', () => {
  it('weights the rates of the strata: (3 × 1 % + 1 × 8 %) / 4', () => {
    expect(directRate([young, old], { per: 100 })).toMatchObject({ value: expect.closeTo(2.75, 12), count: 50, population: 1500 })
  })
  it('of one stratum is its crude rate with Byar’s interval', () => {
    const only = directRate([young])
    const byar = byarInterval(10)
    expect(only).toMatchObject({
      value: 0.01,
      low: expect.closeTo(byar.low / 1000, 12),
      high: expect.closeTo(byar.high / 1000, 12),
    })
  })
  it('does not change with the size of the weights', () => {
    const tenfold = [young, old].map(stratum => ({ ...stratum, weight: stratum.weight * 10 }))
    const [once, tenTimes] = [directRate([young, old]), directRate(tenfold)]
    if ('notPossible' in once || 'notPossible' in tenTimes) throw new Error('both have enough events')
    expect(tenTimes.low).toBeCloseTo(once.low, 12)
  })
  it('is wider where the same person has several events', () => {
    const single = directRate([{ ...young, peopleByEvents: [10] }, old])
    const repeated = directRate([{ ...young, peopleByEvents: [2, 4] }, old])
    if ('notPossible' in single || 'notPossible' in repeated) throw new Error('both have enough events')
    expect(single).toEqual(directRate([young, old]))
    expect(repeated.high - repeated.low).toBeGreaterThan(single.high - single.low)
    expect(repeated.value).toBe(single.value)
  })
  it('is not given for fewer than 10 events', () => {
    expect(directRate([{ ...young, count: 9 }])).toEqual({ notPossible: 'fewer than 10 events' })
  })
  it.each([
    { ...young, count: -1 },
    { ...young, population: 0 },
    { ...young, population: -5 },
    { ...young, weight: -1 },
    { ...young, weight: 0 },
  ])('refuses %o', stratum => expect(() => directRate([stratum])).toThrow(RangeError))
})

describe('an indirectly standardised ratio', () => {
  const strata = [
    { population: 100, referenceCount: 20, referencePopulation: 1000 },
    { population: 200, referenceCount: 60, referencePopulation: 1000 },
  ]
  it('compares with what the reference would have had: 100 × 2 % + 200 × 6 % = 14', () => {
    expect(expectedCount(strata)).toBeCloseTo(14, 12)
    expect(indirectRatio(7, strata)).toMatchObject({ value: expect.closeTo(0.5, 12), method: 'exact Poisson' })
    expect(indirectRatio(14, strata, { per: 100 })).toMatchObject({ value: expect.closeTo(100, 10), method: 'Byar' })
  })
  it('of no event has a value of 0 and an interval above it', () => {
    expect(indirectRatio(0, strata)).toMatchObject({ value: 0, low: 0, high: expect.closeTo(3.6889 / 14, 4) })
  })
  it('as a rate is the ratio times the crude rate of the reference, 40 in 1,000', () => {
    expect(indirectRate(14, strata, { per: 1000 })).toMatchObject({
      value: expect.closeTo(40, 10),
      referenceRate: expect.closeTo(40, 10),
    })
  })
  it('refuses a reference without people, and nothing to expect', () => {
    expect(() => indirectRatio(1, [{ population: 1, referenceCount: 1, referencePopulation: 0 }])).toThrow(RangeError)
    expect(() => indirectRatio(1, [{ population: 1, referenceCount: 0, referencePopulation: 10 }])).toThrow(RangeError)
  })
})
