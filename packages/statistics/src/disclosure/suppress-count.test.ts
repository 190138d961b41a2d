import { describe, expect, it } from 'vitest'
import { bandOf, type Cell, countsBehind, suppressCount, suppressMean } from './index.ts'

/** The rule in full: what is there, and what is shown. */
const rule: readonly [people: number, shown: Cell][] = [
  [0, 0],
  [1, '*'],
  [4, '*'],
  [5, '*'],
  [7, '*'],
  [8, 10],
  [10, 10],
  [12, 10],
  [13, 15],
  [17, 15],
  [18, 20],
  [1002, 1000],
  [1003, 1005],
]

describe('the disclosure rule', () => {
  it.each(rule)('shows %i people as %s', (people, shown) => {
    expect(suppressCount(people)).toBe(shown)
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s, which is no number of people', people => {
    expect(() => suppressCount(people)).toThrow(RangeError)
  })

  it('says which counts can stand behind a number', () => {
    for (let people = 0; people < 2000; people += 1) {
      const shown = suppressCount(people)
      if (shown === '*') continue
      const { low, high } = countsBehind(shown)
      expect(people >= low && people <= high).toBe(true)
      expect(suppressCount(low)).toBe(shown)
      expect(suppressCount(high)).toBe(shown)
      expect([low === 0 ? '*' : suppressCount(low - 1), suppressCount(high + 1)]).not.toContain(shown)
    }
  })

  it('shows a mean from 8 people on, and never without anybody', () => {
    expect([0, 1, 7, 8].map(people => suppressMean(3.5, people))).toEqual(['*', '*', '*', 3.5])
  })
})

const bands: readonly [numerator: number, denominator: number, band: ReturnType<typeof bandOf>][] = [
  [0, 0, 'nobody'],
  [0, 7, '*'],
  [7, 100, '*'],
  [0, 100, { from: 0, to: 5 }],
  [93, 100, { from: 95, to: 100 }],
  [92, 100, { from: 90, to: 95 }],
  [100, 100, { from: 95, to: 100 }],
  [8, 8, { from: 95, to: 100 }],
  [47, 50, { from: 90, to: 95 }],
]

describe('a share', () => {
  it.each(bands)('of %i among %i is shown as %j, from the rounded numbers', (numerator, denominator, band) => {
    expect(bandOf(numerator, denominator)).toEqual(band)
  })

  it('is the same for all numbers that are rounded to the same', () => {
    expect(new Set([68, 69, 70, 71, 72].map(people => JSON.stringify(bandOf(people, 98)))).size).toBe(1)
  })

  it('cannot be more than all', () => {
    expect(() => bandOf(9, 8)).toThrow(RangeError)
  })
})
