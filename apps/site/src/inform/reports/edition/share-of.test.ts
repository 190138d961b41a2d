import { expect, test } from 'vitest'
import { countStatuses, type StatusCode } from '../../../releases/index.ts'
import { countingEveryone, response, shareOf } from './share-of.ts'

const counts = (statuses: Readonly<Partial<Record<StatusCode, number>>>) =>
  countStatuses(
    (Object.entries(statuses) as [StatusCode, number][]).flatMap(([status, count]) =>
      Array.from({ length: count }, () => ({ status })),
    ),
  )

// Wilson's limits of 5 in 100: 0.0215437 and 0.1117505.
test.each([
  [5, 100, { value: 5, low: 2, high: 11 }],
  [0, 10, { value: 0, low: 0, high: 28 }],
  [10, 10, { value: 100, low: 72, high: 100 }],
  [9, 9, null],
  [1, 4, null],
  [0, 0, null],
])('%i of %i has the percentage %j', (some, all, percent) => {
  expect(shareOf(some, all)).toEqual({ some, all, percent })
})

test('a part larger than its whole is refused', () => {
  expect(() => shareOf(2, 1)).toThrow(RangeError)
})

test('silence is in the denominator of the response and not of those that count; who was not asked is in neither', () => {
  const some = counts({ collecting: 6, partial: 3, 'not-collecting': 3, 'no-response': 4, 'not-asked': 5 })
  expect(countingEveryone(some)).toMatchObject({ some: 6, all: 12 })
  expect(response(some)).toMatchObject({ some: 12, all: 16 })
})
