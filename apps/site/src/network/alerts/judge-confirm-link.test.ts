import { expect, test } from 'vitest'
import { judgeConfirmLink } from './judge-confirm-link.ts'

const fresh = { usedAt: null }
const used = { usedAt: new Date('2026-11-22T10:00:00Z') }

test.each([
  ['a fresh one', fresh, 'asked', false, 'good'],
  ['a fresh one of somebody who had left before, and asks again', fresh, 'ended', false, 'good'],
  ['an old one', fresh, 'asked', true, 'expired'],
  ['one that was used', used, 'active', false, 'done'],
  ['one that was used, opened again later', used, 'active', true, 'done'],
  ['the first of two, when the second was used', fresh, 'active', false, 'done'],
  ['one that was used before they left', used, 'ended', false, 'left'],
] as const)('%s', (_, link, state, isExpired, verdict) => {
  expect(judgeConfirmLink(link, { state }, { isExpired })).toBe(verdict)
})

test('one that is nowhere', () => {
  expect(judgeConfirmLink(null, null, { isExpired: false })).toBe('unknown')
  expect(judgeConfirmLink(fresh, null, { isExpired: false })).toBe('unknown')
})
