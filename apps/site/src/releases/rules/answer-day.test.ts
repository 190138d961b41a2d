import { expect, test } from 'vitest'
import { answerDay } from './answer-day.ts'

test.each([
  ['collecting', '2026-05-01'],
  ['partial', '2026-05-01'],
  ['not-collecting', '2026-05-01'],
  [null, '2026-05-01'],
  ['no-response', null],
  ['not-asked', null],
] as const)('a message on 1 May 2026 under the status %s: the answer is of %s', (status, day) => {
  expect(answerDay({ status, answeredOn: '2026-05-01' })).toBe(day)
})
