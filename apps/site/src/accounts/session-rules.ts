/** Somebody who has entered the console, as it is kept. */
export type Session = { readonly lastSeenAt: Date; readonly expiresAt: Date; readonly revokedAt: Date | null }

export const sessionHours = 12
const minuteMs = 60 * 1000
/** A session is prolonged at most this often: not every page view needs to write. */
const touchEveryMinutes = 5

/** A session ends twelve hours after it was last used. */
export const sessionExpiry = (now: Date): Date => new Date(now.getTime() + sessionHours * 60 * minuteMs)

export function judgeSession(session: Session | null, now: Date): 'closed' | 'open' | 'open-and-due' {
  if (session === null || session.revokedAt || now >= session.expiresAt) return 'closed'
  return now.getTime() - session.lastSeenAt.getTime() >= touchEveryMinutes * minuteMs ? 'open-and-due' : 'open'
}
