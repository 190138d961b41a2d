/** How often somebody may try before they have to wait: a window of time, or a lock that grows. */
export type TryState = {
  readonly tries: number
  readonly locks: number
  readonly windowBeganAt: Date
  readonly lockedUntil: Date | null
}

export type TryVerdict =
  | { readonly allowed: true; readonly next: TryState }
  /** `isFirstLock`: the lock has just begun, for the first time since the last success. */
  | { readonly allowed: false; readonly next: TryState; readonly until: Date; readonly isFirstLock: boolean }

const minuteMs = 60 * 1000
const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * minuteMs)

export const freeTries = 5
export const longestLockMinutes = 60

/** 1, 2, 4 … minutes, an hour at most. */
export const lockMinutes = (locks: number): number => Math.min(2 ** (locks - 1), longestLockMinutes)

/**
 * One try at one account. Five are free; the next one closes the account's door for a minute, and for twice as long each time after.
 * A try while it is closed changes nothing, so that nobody can be kept out for ever by somebody who goes on trying.
 */
export function judgeAccountTry(state: TryState | null, now: Date): TryVerdict {
  if (state === null) return { allowed: true, next: { tries: 1, locks: 0, windowBeganAt: now, lockedUntil: null } }
  if (state.lockedUntil !== null && now < state.lockedUntil) {
    return { allowed: false, next: state, until: state.lockedUntil, isFirstLock: false }
  }
  if (state.tries < freeTries) return { allowed: true, next: { ...state, tries: state.tries + 1, lockedUntil: null } }
  const locks = state.locks + 1
  const until = later(now, lockMinutes(locks))
  return {
    allowed: false,
    next: { tries: 0, locks, windowBeganAt: now, lockedUntil: until },
    until,
    isFirstLock: locks === 1,
  }
}

/** So many tries in a window of time, and all of them again in the next. `weight`: for how many this one counts. */
export function judgeWindowTry(
  state: TryState | null,
  now: Date,
  { tries, minutes }: { tries: number; minutes: number },
  weight = 1,
): TryVerdict {
  const isOver = state === null || now >= later(state.windowBeganAt, minutes)
  const next: TryState = isOver
    ? { tries: weight, locks: 0, windowBeganAt: now, lockedUntil: null }
    : { ...state, tries: Math.min(state.tries + weight, tries + 1) }
  const until = later(next.windowBeganAt, minutes)
  return next.tries <= tries ? { allowed: true, next } : { allowed: false, next, until, isFirstLock: false }
}
