import { expect, it } from 'vitest'
import { reviewAge } from './review-age.ts'

it.each([
  ['2027-05-23', '2026-11-23', null],
  ['2027-05-23', '2027-05-23', null],
  ['2027-05-23', '2027-05-24', 0],
  ['2027-05-23', '2027-06-22', 0],
  ['2027-05-23', '2027-06-23', 1],
  ['2027-05-31', '2028-02-29', 8],
  ['2027-12-31', '2029-01-31', 13],
])('due by %s, looked at on %s: %s months late', (by, today, months) => {
  expect(reviewAge(by, today)).toEqual(months === null ? { kind: 'in-time', by } : { kind: 'past', by, months })
})
