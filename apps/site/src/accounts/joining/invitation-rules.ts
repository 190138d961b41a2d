export const invitationDays = 7
const dayMs = 24 * 60 * 60 * 1000

export const invitationExpiry = (now: Date): Date => new Date(now.getTime() + invitationDays * dayMs)

export type InvitationVerdict = 'good' | 'used' | 'withdrawn' | 'expired' | 'unknown'

type Judged = { readonly acceptedAt: Date | null; readonly withdrawnAt: Date | null; readonly expiresAt: Date }

/** What has become of an invitation. `used` is said first: it tells the person most. */
export function judgeInvitation(invitation: Judged | null, now: Date): InvitationVerdict {
  if (invitation === null) return 'unknown'
  if (invitation.acceptedAt) return 'used'
  if (invitation.withdrawnAt) return 'withdrawn'
  return now < invitation.expiresAt ? 'good' : 'expired'
}
