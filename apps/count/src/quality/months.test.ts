import { describe, expect, test } from 'vitest'
import { lastDay, monthsBetween, type Run, runOf, usualEndOf } from './months.ts'

const counts = (months: Record<string, number>) => new Map(Object.entries(months))
const every = (from: string, to: string, rows: number) => Object.fromEntries(monthsBetween(from, to).map(month => [month, rows]))

describe('the run of a feed', () => {
  test('goes from its first to its last usual month; the month in which it was extracted is not yet usual', () => {
    expect(runOf(counts({ ...every('2022-01', '2024-03', 100), '2024-04': 30 }))).toEqual({
      from: '2022-01',
      to: '2024-03',
      usualRows: 100,
      missing: [],
    })
  })

  test('ignores a handful of dates far in the future and the past, however they lie', () => {
    const run = runOf(counts({ '1945-05': 1, '1962-01': 2, ...every('2022-01', '2024-03', 100), '2029-12': 3, '2099-01': 40 }))
    expect(run).toMatchObject({ from: '2022-01', to: '2024-03' })
  })

  test('names the months between that lack their rows, and not those that are empty by chance in a small feed', () => {
    const { '2023-02': _, ...gap } = every('2022-01', '2024-03', 100)
    expect(runOf(counts({ ...gap, '2023-05': 4 }))?.missing).toEqual(['2023-02', '2023-05'])
    expect(runOf(counts({ '2022-01': 1, '2022-05': 2, '2022-09': 1 }))?.missing).toEqual([])
  })

  test('is none without dated rows', () => expect(runOf(counts({}))).toBeUndefined())
})

describe('the end of the count', () => {
  const run = (to: string): Run => ({ from: '2020-01', to, usualRows: 10, missing: [] })
  test.each([
    [['2024-03', '2024-04', '2024-03'], '2024-03'],
    [['2024-06', '2021-12'], '2024-06'],
    [['2024-06', '2024-03'], '2024-03'],
    [['2024-06', '2024-02'], '2024-06'],
    [[], undefined],
  ] as const)('of feeds that run to %j is %s', (ends, expected) => expect(usualEndOf(ends.map(run))).toBe(expected))

  test.each([
    ['2024-02', '2024-02-29'],
    ['2023-12', '2023-12-31'],
    ['2024-03', '2024-03-31'],
  ])('the last day of %s is %s', (month, day) => expect(lastDay(month)).toBe(day))
})
