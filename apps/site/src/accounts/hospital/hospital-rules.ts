const minuteMs = 60 * 1000

/** A link that somebody has just asked for is used at once, or not at all; an invitation waits until they are back at work. */
export const askedMinutes = 30
export const invitedDays = 7
/** Computers on a ward are shared: a session ends two hours after it was last used, and in any case after twelve. */
export const idleHours = 2
export const longestHours = 12
/** Not every page view needs to write. */
const noteEveryMinutes = 5

export const askedUntil = (now: Date): Date => new Date(now.getTime() + askedMinutes * minuteMs)
export const invitedUntil = (now: Date): Date => new Date(now.getTime() + invitedDays * 24 * 60 * minuteMs)
export const sessionUntil = (now: Date): Date => new Date(now.getTime() + longestHours * 60 * minuteMs)

export type LinkState = { readonly expiresAt: Date; readonly usedAt: Date | null; readonly revokedAt: Date | null }
export type HospitalLinkVerdict = 'good' | 'used' | 'expired' | 'replaced' | 'unknown'

/** What has become of a link in a mail. `used` is said first: it tells the person most. */
export function judgeHospitalLink(link: LinkState | null, now: Date): HospitalLinkVerdict {
  if (link === null) return 'unknown'
  if (link.usedAt) return 'used'
  if (link.revokedAt) return 'replaced'
  return now < link.expiresAt ? 'good' : 'expired'
}

/** `due`: open, and it is time to note that it was used. */
export function judgeHospitalSession(
  session: { readonly seenAt: Date; readonly expiresAt: Date } | null,
  now: Date,
): 'closed' | 'open' | 'due' {
  if (session === null || now >= session.expiresAt) return 'closed'
  const idleMinutes = (now.getTime() - session.seenAt.getTime()) / minuteMs
  if (idleMinutes >= idleHours * 60) return 'closed'
  return idleMinutes >= noteEveryMinutes ? 'due' : 'open'
}
