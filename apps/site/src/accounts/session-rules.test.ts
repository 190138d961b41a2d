import { expect, test } from 'vitest'
import { judgeSession, sessionExpiry } from './session-rules.ts'

const seen = new Date('2026-11-22T10:00:00Z')
const session = { lastSeenAt: seen, expiresAt: sessionExpiry(seen), revokedAt: null }

test.each([
  ['seen a minute ago', session, '2026-11-22T10:01:00Z', 'open'],
  ['seen five minutes ago', session, '2026-11-22T10:05:00Z', 'open-and-due'],
  ['seen just under twelve hours ago', session, '2026-11-22T21:59:59Z', 'open-and-due'],
  ['seen twelve hours ago', session, '2026-11-22T22:00:00Z', 'closed'],
  ['that was ended', { ...session, revokedAt: seen }, '2026-11-22T10:01:00Z', 'closed'],
  ['that never was', null, '2026-11-22T10:01:00Z', 'closed'],
] as const)('a session %s', (_, given, now, verdict) => {
  expect(judgeSession(given, new Date(now))).toBe(verdict)
})
