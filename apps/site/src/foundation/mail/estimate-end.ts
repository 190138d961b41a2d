import type { WaitingDomain } from './mail-batch.ts'

/** About what handing one mail to a mail server takes. */
const handingOverMs = 1000

/**
 * When the last of the waiting mails will have gone, if nothing holds them up: no domain gets two within the interval, and one is handed
 * over after the other. Null when nothing waits. An estimate for people; the sender does not read it.
 */
export function estimateEnd(waiting: readonly WaitingDomain[], intervalSeconds: number, now: Date): Date | null {
  const interval = intervalSeconds * 1000
  const ends = waiting
    .filter(({ count }) => count > 0)
    .map(({ count, from, lastAt }) => {
      const first = Math.max(now.getTime(), from.getTime(), lastAt === null ? 0 : lastAt.getTime() + interval)
      return first + (count - 1) * interval
    })
  if (ends.length === 0) return null
  const all = waiting.reduce((sum, { count }) => sum + count, 0)
  const first = Math.max(now.getTime(), Math.min(...waiting.map(({ from }) => from.getTime())))
  return new Date(Math.max(...ends, first + (all - 1) * handingOverMs) + handingOverMs)
}
