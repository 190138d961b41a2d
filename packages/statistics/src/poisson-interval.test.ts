import { describe, expect, it } from 'vitest'
import { byarInterval, exactPoissonInterval, poissonInterval } from './poisson-interval.ts'

describe('the interval of a count', () => {
  // Published values: chi-squared tables (exact) and the worked example of 65 events (Byar).
  it.each([
    { count: 0, low: 0, high: 3.6889, method: 'exact Poisson' },
    { count: 1, low: 0.0253, high: 5.5716, method: 'exact Poisson' },
    { count: 3, low: 0.6187, high: 8.7673, method: 'exact Poisson' },
    { count: 9, low: 4.1154, high: 17.0848, method: 'exact Poisson' },
    { count: 65, low: 50.1632, high: 82.8491, method: 'Byar' },
  ])('$count events by $method: $low to $high', ({ count, low, high, method }) => {
    const interval = poissonInterval(count)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
    expect(interval.method).toBe(method)
  })

  it('is exact up to 9 and Byar’s from 10 on', () => {
    expect(poissonInterval(9)).toMatchObject(exactPoissonInterval(9))
    expect(poissonInterval(10)).toMatchObject(byarInterval(10))
  })

  it('holds its count, grows with it, and is wider the surer it is', () => {
    for (let count = 0; count <= 2000; count += count < 40 ? 1 : 37) {
      const [usual, sure, next] = [poissonInterval(count), poissonInterval(count, 0.998), poissonInterval(count + 40)]
      expect(usual.low).toBeLessThanOrEqual(count)
      expect(usual.high).toBeGreaterThan(count)
      expect(sure.low).toBeLessThanOrEqual(usual.low)
      expect(sure.high).toBeGreaterThan(usual.high)
      expect(next.low).toBeGreaterThan(usual.low)
      expect(next.high).toBeGreaterThan(usual.high)
      expect(usual.low).toBeGreaterThanOrEqual(0)
    }
  })

  it('of Byar is close to the exact one from 10 on', () => {
    for (const count of [10, 25, 100, 1000]) {
      expect(Math.abs(byarInterval(count).low - exactPoissonInterval(count).low)).toBeLessThan(0.02)
      expect(Math.abs(byarInterval(count).high - exactPoissonInterval(count).high)).toBeLessThan(0.05)
    }
  })

  it('of Byar never starts below 0, though its formula would', () => {
    expect(byarInterval(1, 0.998).low).toBe(0)
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s events', count => {
    expect(() => poissonInterval(count)).toThrow(RangeError)
  })
  it.each([0, 1, 1.2])('refuses a confidence of %s', confidence => {
    expect(() => poissonInterval(3, confidence)).toThrow(RangeError)
  })
})
