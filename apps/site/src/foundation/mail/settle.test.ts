import { expect, test } from 'vitest'
import { settle } from './settle.ts'

const now = new Date('2026-11-03T09:00:00Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('what the server has taken is sent', () => {
  expect(settle({ kind: 'sent' }, 1, now)).toEqual({ state: 'sent', failure: null, nextAttemptAt: null })
})

test('what may have been sent is never tried again by itself', () => {
  expect(settle({ kind: 'uncertain' }, 1, now)).toEqual({ state: 'uncertain', failure: 'interrupted', nextAttemptAt: null })
})

test.each(['refused', 'no-such-address'] as const)('what was refused for good is not tried again: %s', why => {
  expect(settle({ kind: 'refused', why }, 1, now)).toEqual({ state: 'failed', failure: why, nextAttemptAt: null })
})

test.each([
  [1, 1],
  [2, 5],
  [4, 60],
  [7, 1440],
])('after attempt %i that surely sent nothing, the next is %i minutes later', (attempts, minutes) => {
  const settlement = settle({ kind: 'not-sent', why: 'not-reached' }, attempts, now)
  expect(settlement).toEqual({ state: 'queued', failure: 'not-reached', nextAttemptAt: minutesLater(minutes) })
})

test('after the eighth it is given up', () => {
  expect(settle({ kind: 'not-sent', why: 'refused-for-now' }, 8, now)).toEqual({
    state: 'failed',
    failure: 'gave-up',
    nextAttemptAt: null,
  })
})
