import { suppressCount } from '@spotlight/statistics/disclosure'
import { describe, expect, it } from 'vitest'
import { rangeOfCell, rangesOfRow, sumOfRanges } from './ranges.ts'
import { row } from './test-statuses.ts'

describe('what may stand behind a cell', () => {
  it.each([
    [0, { low: 0, high: 0 }],
    [10, { low: 8, high: 12 }],
    [65, { low: 63, high: 67 }],
    ['*', { low: 1, high: null }],
    ['merged', { low: 0, high: null }],
    ['dropped', { low: 0, high: null }],
  ] as const)('%s: %o', (cell, range) => expect(rangeOfCell(cell)).toEqual(range))
  it('is true of every number of people', () => {
    for (let people = 0; people < 300; people++) {
      const { low, high } = rangeOfCell(suppressCount(people))
      expect(low).toBeLessThanOrEqual(people)
      expect(high ?? people).toBeGreaterThanOrEqual(people)
    }
  })
})

describe('what may stand behind a row', () => {
  it('gives hidden parts the end that the whole leaves: 65 people, 40 of them known', () => {
    // 63 to 67 in all, 38 to 42 came back, and at least one in the other hidden part.
    expect(rangesOfRow(row(2024, 65, ['*', 40, '*']))).toEqual({
      total: { low: 63, high: 67 },
      deNovo: { low: 1, high: 28 },
      recurrent: { low: 38, high: 42 },
      unclassified: { low: 1, high: 28 },
    })
  })
  it('gives the whole the narrower range of its parts', () => {
    expect(rangesOfRow(row(2024, 20, [10, 10, 0])).total).toEqual({ low: 18, high: 22 })
    expect(rangesOfRow(row(2024, 15, [10, 10, 0])).total).toEqual({ low: 16, high: 17 })
  })
  it('leaves merged parts anything up to the whole, and a hidden whole without an end', () => {
    expect(rangesOfRow(row(2024, 20)).deNovo).toEqual({ low: 0, high: 22 })
    expect(rangesOfRow(row(2024, '*'))).toMatchObject({ total: { low: 1, high: null }, deNovo: { low: 0, high: null } })
  })
  it('is true of every row that the counting program can make', () => {
    for (const [d, r, u] of [
      [3, 30, 2],
      [9, 30, 0],
      [20, 9, 12],
      [0, 0, 0],
      [8, 8, 8],
      [40, 61, 13],
    ] as const) {
      const total = suppressCount(d + r + u)
      const found = rangesOfRow(row(2024, total, [suppressCount(d), suppressCount(r), suppressCount(u)]))
      for (const [range, people] of [
        [found.total, d + r + u],
        [found.deNovo, d],
        [found.recurrent, r],
        [found.unclassified, u],
      ] as const) {
        expect(range.low).toBeLessThanOrEqual(people)
        expect(range.high ?? people).toBeGreaterThanOrEqual(people)
      }
    }
  })
})

describe('a sum of ranges', () => {
  it('adds both ends, and has no upper end where one of its parts has none', () => {
    expect(
      sumOfRanges([
        { low: 8, high: 12 },
        { low: 1, high: 7 },
      ]),
    ).toEqual({ low: 9, high: 19 })
    expect(
      sumOfRanges([
        { low: 8, high: 12 },
        { low: 1, high: null },
      ]),
    ).toEqual({ low: 9, high: null })
    expect(sumOfRanges([])).toEqual({ low: 0, high: 0 })
  })
})
