import { expect, test } from 'vitest'
import { chanceRange, isAllKeptBack, readCounted, spreadFromStart } from './read-counted.ts'

const row = (year: number, total: number | '*', deNovo: number | '*' | 'merged') => ({
  from: year,
  to: year,
  total,
  deNovo,
  recurrent: '*' as const,
  unclassified: '*' as const,
})
const byYear = (...rows: ReturnType<typeof row>[]) => ({ shown: 'by-year' as const, rows })

test.each([
  ['a small number that is kept back, which is never none', '*', { kind: 'hidden' }, null],
  ['a part that is in the total only', 'merged', { kind: 'merged' }, null],
  ['a number that is not shown', 'dropped', { kind: 'dropped' }, null],
  // The exact interval of 0 is 0 to 3.69.
  ['nobody', 0, { kind: 'none' }, { low: 0, high: 4 }],
  // Exact below 10, Byar’s from 10 on: 8 gives 3.45 below, 12 gives 20.96 above.
  ['the smallest that is shown', 10, { kind: 'about', people: 10, rounding: { low: 8, high: 12 } }, { low: 3, high: 21 }],
  // 65 itself has 50.16 to 82.85: 63 gives 48.4 below, 67 gives 85.1 above.
  ['sixty-five', 65, { kind: 'about', people: 65, rounding: { low: 63, high: 67 } }, { low: 48, high: 86 }],
] as const)('%s', (_, cell, read, range) => {
  expect(readCounted(cell)).toEqual(read)
  expect(chanceRange(readCounted(cell))).toEqual(range)
})

test.each([
  ['half of the people: more than anybody has published', byYear(row(2024, 100, 50), row(2025, 100, 50)), true, [0.4, 0.6]],
  ['a quarter: as published', byYear(row(2024, 100, 25), row(2025, 100, 25)), false, [0.17, 0.35]],
  ['so few people that nothing can be said', byYear(row(2025, 15, 10)), false, [0.2, 1]],
] as const)('the share that had spread from the start: %s', (_, incidence, isHigh, [low, high]) => {
  const found = spreadFromStart(incidence)
  expect(found?.isHigh).toBe(isHigh)
  expect(found?.low).toBeGreaterThan(low)
  expect(found?.high).toBeLessThanOrEqual(high)
})

test('only years in which both numbers are shown count, and without one there is no share', () => {
  expect(spreadFromStart(byYear(row(2023, '*', '*'), row(2024, 40, 10), row(2025, 40, 'merged')))).toMatchObject({
    share: 0.25,
    from: 2024,
    to: 2024,
  })
  expect(spreadFromStart(byYear(row(2024, '*', '*'), row(2025, 40, '*')))).toBeNull()
  expect(spreadFromStart({ shown: 'dropped', rows: [] })).toBeNull()
})

test('everything kept back is told apart from nobody', () => {
  const prevalence = { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 'dropped', seenIn24Months: 'dropped' } as const
  expect(isAllKeptBack({ incidence: { shown: 'dropped', rows: [] }, prevalence })).toBe(true)
  expect(isAllKeptBack({ incidence: byYear(row(2025, '*', 'merged')), prevalence })).toBe(true)
  expect(isAllKeptBack({ incidence: { shown: 'none', rows: [] }, prevalence: { ...prevalence, notKnownDead: 0 } })).toBe(false)
})
