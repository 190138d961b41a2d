import { describe, expect, it } from 'vitest'
import { poissonFunnelLimits, proportionFunnelLimits } from './funnel.ts'
import { dispersedFunnelLimits, overDispersion } from './over-dispersion.ts'
import { exactPoissonInterval } from './poisson-interval.ts'
import { sampleQuantile } from './sample-quantile.ts'

describe('the funnel of observed over expected', () => {
  it('leaves out exactly the counts whose exact interval leaves out what was expected', () => {
    for (const confidence of [0.95, 0.998]) {
      for (const expected of [0.5, 2, 3.6, 3.8, 8.3, 20, 55.5, 300]) {
        const limits = poissonFunnelLimits(expected, { confidence })
        for (let count = 0; count <= 2 * expected + 20; count++) {
          const interval = exactPoissonInterval(count, confidence)
          expect(count / expected < limits.low).toBe(interval.high < expected)
          expect(count / expected > limits.high).toBe(interval.low > expected)
        }
      }
    }
  })
  it('has no low limit where even no event is no surprise', () => {
    expect(poissonFunnelLimits(3.68).low).toBe(0)
    expect(poissonFunnelLimits(3.7).low).toBeGreaterThan(0)
  })
  it('narrows as more is expected, and is wider the surer it is', () => {
    let before = poissonFunnelLimits(1)
    for (const expected of [2, 5, 10, 100, 1000, 10_000]) {
      const now = poissonFunnelLimits(expected)
      const sure = poissonFunnelLimits(expected, { confidence: 0.998 })
      expect(now.high).toBeLessThan(before.high)
      expect(now.low).toBeGreaterThanOrEqual(before.low)
      expect(sure.high).toBeGreaterThan(now.high)
      expect(sure.low).toBeLessThanOrEqual(now.low)
      before = now
    }
  })
  it('moves with its target', () => {
    const half = poissonFunnelLimits(200, { target: 0.5 })
    const whole = poissonFunnelLimits(100)
    expect(half.high).toBeCloseTo(whole.high / 2, 8)
  })
  it('refuses to expect nothing', () => expect(() => poissonFunnelLimits(0)).toThrow(RangeError))
})

describe('the funnel of a proportion', () => {
  it('is average ± z sqrt(p (1 - p) / n), cut off at 0 and 1', () => {
    const { low, high } = proportionFunnelLimits(0.5, 100)
    expect([low, high].map(limit => limit.toFixed(6))).toEqual(['0.402002', '0.597998'])
    expect(proportionFunnelLimits(0.9, 2)).toMatchObject({ high: 1 })
    expect(proportionFunnelLimits(0.1, 2)).toMatchObject({ low: 0 })
  })
})

describe('over-dispersion', () => {
  it('by hand: E = 25 twice, O = 36 and 16: scores 2 and -2, phi 4, tau² = (8 - 1) / (200 - 100)', () => {
    const result = overDispersion(
      [
        { observed: 36, expected: 25 },
        { observed: 16, expected: 25 },
      ],
      { winsorise: 0 },
    )
    expect(result.scores.map(score => score.toFixed(9))).toEqual(['2.000000000', '-2.000000000'])
    expect(result.phi).toBeCloseTo(4, 9)
    expect(result.tauSquared).toBeCloseTo(0.07, 9)
  })
  it('takes a place with no event as any other', () => {
    const result = overDispersion([
      { observed: 0, expected: 4 },
      { observed: 5, expected: 4 },
      { observed: 4, expected: 4 },
    ])
    expect(result.scores[0]).toBeCloseTo(-4, 9)
    expect(Number.isFinite(result.tauSquared)).toBe(true)
  })
  it('draws the outermost tenths in', () => {
    const places = Array.from({ length: 11 }, (_, index) => ({ observed: index === 10 ? 10_000 : 100, expected: 100 }))
    const drawnIn = overDispersion(places)
    expect(drawnIn.phi).toBe(0)
    expect(drawnIn.tauSquared).toBe(0)
    expect(overDispersion(places, { winsorise: 0 }).tauSquared).toBeGreaterThan(0)
  })
  it('is never negative, and widens the funnel', () => {
    const even = overDispersion([10, 50, 200].map(expected => ({ observed: expected, expected })))
    expect(even.tauSquared).toBe(0)
    const [narrow, wide] = [dispersedFunnelLimits(50, 0), dispersedFunnelLimits(50, 0.05)]
    expect(wide.low).toBeLessThan(narrow.low)
    expect(wide.high).toBeGreaterThan(narrow.high)
    expect(dispersedFunnelLimits(0.2, 0).low).toBe(0)
  })
  it('without it, is near the exact funnel where much is expected', () => {
    expect(dispersedFunnelLimits(400, 0).high).toBeCloseTo(poissonFunnelLimits(400).high, 2)
    expect(dispersedFunnelLimits(400, 0).low).toBeCloseTo(poissonFunnelLimits(400).low, 2)
  })
  it('of a single place is refused', () => expect(() => overDispersion([{ observed: 1, expected: 1 }])).toThrow(RangeError))
})

describe('a quantile of a sample', () => {
  it.each([
    { values: [1, 2, 3, 4], share: 0.5, expected: 2.5 },
    { values: [4, 1, 3, 2, 5], share: 0.1, expected: 1.4 },
    { values: [7], share: 0.9, expected: 7 },
    { values: [1, 2], share: 1, expected: 2 },
  ])('$share of $values is $expected', ({ values, share, expected }) => {
    expect(sampleQuantile(values, share)).toBeCloseTo(expected, 12)
  })
  it('of nothing is refused', () => expect(() => sampleQuantile([], 0.5)).toThrow(RangeError))
})
