/** One link for making an administrator, as it is kept. */
export type SetupLink = {
  /** Whose account it makes or mends; null: whoever opens it says so. */
  readonly email: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

export type LinkVerdict = 'good' | 'used' | 'expired' | 'replaced' | 'unknown'

export const linkHours = 24
const hourMs = 60 * 60 * 1000

export const linkExpiry = (now: Date): Date => new Date(now.getTime() + linkHours * hourMs)

/** What has become of a link. `used` is said before `expired`: it tells the person more. */
export function judgeLink(link: SetupLink | null, now: Date): LinkVerdict {
  if (link === null) return 'unknown'
  if (link.usedAt) return 'used'
  if (link.revokedAt) return 'replaced'
  return now < link.expiresAt ? 'good' : 'expired'
}
