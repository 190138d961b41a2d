import { expect, test } from 'vitest'
import { isProved, judgeSession, type Session, sessionExpiry } from './session-rules.ts'

const seen = new Date('2026-11-22T10:00:00Z')
const session: Session = {
  id: '1',
  staffId: '2',
  method: 'totp',
  createdAt: seen,
  seenAt: seen,
  provedAt: seen,
  expiresAt: sessionExpiry(seen),
}
const half: Session = { ...session, method: 'password' }

test.each([
  ['seen a minute ago', session, '2026-11-22T10:01:00Z', 'open'],
  ['seen five minutes ago', session, '2026-11-22T10:05:00Z', 'due'],
  ['seen just under twelve hours ago', session, '2026-11-22T21:59:59Z', 'due'],
  ['seen twelve hours ago', session, '2026-11-22T22:00:00Z', 'closed'],
  ['used every day for thirty days', { ...session, seenAt: new Date('2026-12-22T09:59:00Z') }, '2026-12-22T09:59:59Z', 'open'],
  ['used again after thirty days', { ...session, seenAt: new Date('2026-12-22T09:59:00Z') }, '2026-12-22T10:00:00Z', 'closed'],
  ['that has only a password', half, '2026-11-22T10:30:00Z', 'half'],
  ['that had only a password for an hour', half, '2026-11-22T11:00:00Z', 'closed'],
  ['of a passkey', { ...session, method: 'passkey' }, '2026-11-22T10:01:00Z', 'open'],
  ['that never was', null, '2026-11-22T10:01:00Z', 'closed'],
] as const)('a session %s', (_, given, now, verdict) => {
  expect(judgeSession(given, new Date(now))).toBe(verdict)
})

test('who proved it fifteen minutes ago is asked again', () => {
  expect(isProved(session, new Date('2026-11-22T10:14:59Z'))).toBe(true)
  expect(isProved(session, new Date('2026-11-22T10:15:00Z'))).toBe(false)
})
