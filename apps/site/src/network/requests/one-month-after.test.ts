import { expect, test } from 'vitest'
import { oneMonthAfter } from './one-month-after.ts'

test.each([
  ['2026-11-22', '2026-12-22'],
  ['2026-12-31', '2027-01-31'],
  ['2027-01-31', '2027-02-28'],
  ['2028-01-30', '2028-02-29'],
  ['2026-03-31', '2026-04-30'],
])('what came on %s is due on %s', (came, due) => {
  expect(oneMonthAfter(came)).toBe(due)
})
