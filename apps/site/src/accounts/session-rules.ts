import type { SignInMethod } from './tables.ts'

/** Somebody's session, as it is kept. */
export type Session = {
  readonly id: string
  readonly staffId: string
  readonly method: SignInMethod
  readonly createdAt: Date
  readonly seenAt: Date
  /** When they last typed their password, or showed their passkey, in this session. */
  readonly provedAt: Date
  readonly expiresAt: Date
}

export const idleHours = 12
export const longestDays = 30
export const provedMinutes = 15
/** Not every page view needs to write. */
const noteEveryMinutes = 5
const minuteMs = 60 * 1000

export const sessionExpiry = (now: Date): Date => new Date(now.getTime() + longestDays * 24 * 60 * minuteMs)

const minutesSince = (then: Date, now: Date): number => (now.getTime() - then.getTime()) / minuteMs

/**
 * `half`: the password was right and the second step is still to come. `due`: open, and it is time to note that it was used. A session
 * ends twelve hours after it was last used, and in any case after thirty days.
 */
export function judgeSession(session: Session | null, now: Date): 'closed' | 'half' | 'open' | 'due' {
  if (session === null || now >= session.expiresAt || minutesSince(session.seenAt, now) >= idleHours * 60) return 'closed'
  if (session.method === 'password') return minutesSince(session.createdAt, now) >= 60 ? 'closed' : 'half'
  return minutesSince(session.seenAt, now) >= noteEveryMinutes ? 'due' : 'open'
}

/** Whether somebody has shown recently enough that it is still they who sit there. */
export const isProved = (session: Pick<Session, 'provedAt'>, now: Date): boolean =>
  minutesSince(session.provedAt, now) < provedMinutes
