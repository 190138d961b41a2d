import { rows, type Services } from '../../foundation/index.ts'
import { minutesUntil } from '../minutes-until.ts'
import { realTime } from '../real-time.ts'
import type { AccountsTables } from '../tables.ts'
import { judgeWindowTry } from './lock-rules.ts'
import { guessLimit, hashOf, takeTry } from './take-try.ts'

type House = Pick<Services, 'db' | 'write' | 'secret'>

/**
 * For how many minutes an address (of a connection) has to wait, because too many wrong private links were opened from it; null: it need
 * not. To ask writes nothing down.
 */
export async function guessesShutMinutes(services: House, address: string): Promise<number | null> {
  const row = await rows<AccountsTables>(services.db)
    .selectFrom('staff_rate_limit')
    .select(['tries', 'locks', 'window_began_at', 'locked_until'])
    .where('purpose', '=', 'guess')
    .where('key_hash', '=', hashOf(services, { purpose: 'guess', key: address }))
    .executeTakeFirst()
  if (!row) return null
  const state = { tries: row.tries, locks: row.locks, windowBeganAt: row.window_began_at, lockedUntil: row.locked_until }
  const now = realTime()
  const verdict = judgeWindowTry(state, now, guessLimit)
  return verdict.allowed ? null : minutesUntil(verdict.until, now)
}

/** Notes that a private link was opened that does not exist. Right ones are never counted. */
export const countGuess = async (services: House, address: string): Promise<void> =>
  void (await takeTry(services, { purpose: 'guess', key: address }))
