import { expect, test } from 'vitest'
import { askedUntil, judgeHospitalLink, judgeHospitalSession, sessionUntil } from './hospital-rules.ts'

const now = new Date('2027-03-28T00:45:00Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const link = { expiresAt: askedUntil(now), usedAt: null, revokedAt: null }

test.each([
  ['just asked for', link, 0, 'good'],
  ['a minute before it ends, while the clocks go forward', link, 29, 'good'],
  ['half an hour later', link, 30, 'expired'],
  ['used, and long over', { ...link, usedAt: now }, 900, 'used'],
  ['replaced by a newer one', { ...link, revokedAt: now }, 1, 'replaced'],
  ['that never was', null, 0, 'unknown'],
] as const)('a link %s', (_, given, minutes, verdict) => {
  expect(judgeHospitalLink(given, after(minutes))).toBe(verdict)
})

const session = { seenAt: now, expiresAt: sessionUntil(now) }
test.each([
  ['just used', session, 4, 'open'],
  ['used some minutes ago', session, 5, 'due'],
  ['left alone for two hours', session, 120, 'closed'],
  ['in use for twelve hours', { ...session, seenAt: after(719) }, 720, 'closed'],
  ['that never was', null, 0, 'closed'],
] as const)('a session %s', (_, given, minutes, verdict) => {
  expect(judgeHospitalSession(given, after(minutes))).toBe(verdict)
})
