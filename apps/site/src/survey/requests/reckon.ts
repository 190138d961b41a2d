import { type Actor, dayInUk, type WriteDb } from '../../foundation/index.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { columnsOf, type DueMove, type DueReason } from './clock-columns.ts'
import { clockOfRequest } from './clock-of-request.ts'
import { eventsOf, lockRequest, type RequestKey } from './request-store.ts'
import { saveClocks } from './save-clocks.ts'

/**
 * Counts the clock of one request again from its events, in the transaction of whatever changed them: an event, its delivery (a bounce).
 * Returns the move of its due date, null when it stays.
 */
export async function reckon(
  tx: WriteDb,
  {
    round,
    trustCode,
    holidays,
    actor,
    now,
    why,
  }: RequestKey & {
    readonly holidays: Holidays
    readonly actor: Actor
    readonly now: Date
    readonly why: DueReason
  },
): Promise<DueMove | null> {
  const request = await lockRequest(tx, { round, trustCode })
  if (!request) throw new Error(`There is no request ${round}/${trustCode} whose clock could be reckoned`)
  const events = await eventsOf(tx, round, trustCode)
  const reading = clockOfRequest({ request, events, holidays, today: dayInUk(now) })
  const [move] = await saveClocks(tx, [{ request, columns: columnsOf(reading) }], { actor, now, why })
  return move ?? null
}
