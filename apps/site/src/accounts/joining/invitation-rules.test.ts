import { expect, test } from 'vitest'
import { invitationExpiry, judgeInvitation } from './invitation-rules.ts'

const sent = new Date('2026-11-22T10:00:00Z')
const invitation = { acceptedAt: null, withdrawnAt: null, expiresAt: invitationExpiry(sent) }
const late = new Date('2026-11-29T10:00:00Z')

test.each([
  ['just sent', invitation, sent, 'good'],
  ['a moment before seven days have passed', invitation, new Date('2026-11-29T09:59:59Z'), 'good'],
  ['seven days later', invitation, late, 'expired'],
  ['used', { ...invitation, acceptedAt: sent }, late, 'used'],
  ['withdrawn', { ...invitation, withdrawnAt: sent }, late, 'withdrawn'],
  ['that never was', null, sent, 'unknown'],
] as const)('an invitation %s', (_, given, now, verdict) => {
  expect(judgeInvitation(given, now)).toBe(verdict)
})
