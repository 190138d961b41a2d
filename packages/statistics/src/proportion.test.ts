import { describe, expect, it } from 'vitest'
import { clopperPearsonInterval, proportion, wilsonInterval } from './proportion.ts'

/** The chance of at most `part` of `whole`, each with chance `p`, added up term by term. */
function atMost(part: number, whole: number, p: number): number {
  let logTerm = whole * Math.log(1 - p)
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= part; k++) {
    logTerm += Math.log(((whole - k + 1) / k) * (p / (1 - p)))
    sum += Math.exp(logTerm)
  }
  return sum
}

describe('the interval of a proportion', () => {
  it('by Wilson: 5 of 100 is 0.0215437 to 0.1117505', () => {
    const { low, high } = wilsonInterval(5, 100)
    expect(low).toBeCloseTo(0.0215437, 7)
    expect(high).toBeCloseTo(0.1117505, 7)
  })
  it('by Clopper and Pearson: 5 of 100 is 0.0164319 to 0.1128349', () => {
    const { low, high } = clopperPearsonInterval(5, 100)
    expect(low).toBeCloseTo(0.0164319, 7)
    expect(high).toBeCloseTo(0.1128349, 7)
  })
  it('by Clopper and Pearson leaves exactly 2.5 % on each side', () => {
    for (const { part, whole } of [
      { part: 1, whole: 7 },
      { part: 30, whole: 40 },
      { part: 120, whole: 900 },
    ]) {
      const { low, high } = clopperPearsonInterval(part, whole)
      expect(1 - atMost(part - 1, whole, low)).toBeCloseTo(0.025, 8)
      expect(atMost(part, whole, high)).toBeCloseTo(0.025, 8)
    }
  })
  it('per cent is a hundred times as much', () => {
    expect(proportion(5, 100, { per: 100 }).value).toBe(5)
    expect(proportion(5, 100, { per: 100 }).low).toBeCloseTo(2.15437, 5)
  })
  it('stays between 0 and 1, holds its share, and mirrors', () => {
    for (let whole = 1; whole <= 60; whole += 7) {
      for (let part = 0; part <= whole; part++) {
        for (const interval of [wilsonInterval, clopperPearsonInterval]) {
          const { low, high } = interval(part, whole)
          const mirrored = interval(whole - part, whole)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low).toBeLessThanOrEqual(part / whole)
          expect(high).toBeGreaterThanOrEqual(part / whole)
          expect(1 - mirrored.high).toBeCloseTo(low, 9)
        }
      }
    }
  })
  it('of none starts at exactly 0, of all ends at exactly 1', () => {
    expect(wilsonInterval(0, 7).low).toBe(0)
    expect(wilsonInterval(7, 7).high).toBe(1)
  })
  it('refuses a part of nothing, and a part larger than its whole', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError)
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
  })
})
