import { dayInUk, describeError, type Looking, lookEvery, type Services } from '../../foundation/index.ts'
import { reckonOpenRequests } from './reckon-open-requests.ts'

const lookEveryMs = 15_000

/**
 * Counts the clocks of all open requests when the site starts, and again when a new day begins in the UK: what was running becomes overdue.
 * Several processes may do it; one comes after the other and finds nothing left to change. A day that failed is tried again.
 */
export function reckonEachDay(
  services: Pick<Services, 'write' | 'clock' | 'log'>,
  { everyMs = lookEveryMs }: { everyMs?: number } = {},
): Looking {
  const { clock, log } = services
  let reckoned: string | null = null
  const look = async () => {
    const now = clock()
    const today = dayInUk(now)
    if (today === reckoned) return
    try {
      const moves = await reckonOpenRequests(services.write, { actor: { kind: 'system', name: 'clock' }, now, why: 'day' })
      reckoned = today
      if (moves.length > 0) log('due-dates-moved', { count: moves.length })
    } catch (error) {
      // The database may be away for a while: the day is not forgotten.
      log('clocks-not-reckoned', describeError(error))
    }
  }
  return lookEvery(everyMs, look)
}
