import { expect, it } from 'vitest'
import { monthsBetween } from './described-tables.ts'

it.each([
  ['2023-08-09', '2026-11-23', 39],
  ['2026-11-23', '2026-11-23', 0],
  ['2026-10-24', '2026-11-23', 0],
  ['2026-10-23', '2026-11-23', 1],
  ['2021-06', '2026-11-22', 65],
  ['2026-12-01', '2026-11-23', 0],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months)
})
