import { expect, test } from 'vitest'
import { judgeLink, linkExpiry } from './link-rules.ts'

const made = new Date('2026-11-22T10:00:00Z')
const link = { email: null, createdAt: made, expiresAt: linkExpiry(made), usedAt: null, revokedAt: null }
const later = new Date('2026-11-23T11:00:00Z')

test.each([
  ['just made', link, made, 'good'],
  ['a moment before a day has passed', link, new Date('2026-11-23T09:59:59Z'), 'good'],
  ['a day later', link, new Date('2026-11-23T10:00:00Z'), 'expired'],
  ['used', { ...link, usedAt: made }, made, 'used'],
  ['used long ago', { ...link, usedAt: made }, later, 'used'],
  ['taken back', { ...link, revokedAt: made }, made, 'replaced'],
  ['never given out', null, made, 'unknown'],
] as const)('a link %s is %s', (_, given, now, verdict) => {
  expect(judgeLink(given, now)).toBe(verdict)
})
