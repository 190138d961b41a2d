import { expect, test } from 'vitest'
import { endOfUkDay, startOfUkDay } from './uk-day.ts'

test.each([
  ['winter', '2026-11-22', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ['summer', '2026-07-01', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
  ['the clocks go forward: 23 hours', '2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ['the clocks go back: 25 hours', '2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
  ['the end of a year', '2026-12-31', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
])('a day in %s', (_, day, start, end) => {
  expect([startOfUkDay(day).toISOString(), endOfUkDay(day).toISOString()]).toEqual([start, end])
})
