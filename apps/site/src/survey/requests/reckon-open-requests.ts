import { sql } from 'kysely'
import { type Actor, dayInUk, inTransaction, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { columnsOf, type DueMove, type DueReason } from './clock-columns.ts'
import { clockOfRequest } from './clock-of-request.ts'
import { asEvent, asRequest, type RequestTables } from './request-tables.ts'
import { saveClocks } from './save-clocks.ts'

/** Requests in one transaction: far below its five seconds, and nobody waits long for a locked row. */
const batchSize = 200
/** Any number that no other lock on the same database uses: batches of two processes come one after the other. */
const reckoningLock = 7_071_901

type Why = { readonly actor: Actor; readonly now: Date; readonly why: DueReason }

/**
 * Counts the clocks of all requests of rounds under way again: after new bank holidays, when a day has passed, when a rehearsal's clock
 * was moved. Doing it twice changes nothing. Returns the due dates that moved.
 */
export async function reckonOpenRequests(db: WriteDb, why: Why): Promise<DueMove[]> {
  const holidays = await holidaysOf(db)
  const keys = await openKeys(db)
  const moves: DueMove[] = []
  for (let first = 0; first < keys.length; first += batchSize) {
    const batch = keys.slice(first, first + batchSize)
    moves.push(...(await inTransaction(db, tx => reckonBatch(tx, batch, holidays, why))))
  }
  return moves
}

type Key = { readonly round_id: string; readonly trust_code: string }

const openKeys = (db: ReadDb): Promise<Key[]> =>
  rows<RequestTables>(db)
    .selectFrom('request')
    .innerJoin('round', 'round.id', 'request.round_id')
    .select(['request.round_id', 'request.trust_code'])
    .where('round.state', 'in', ['sending', 'open'])
    .orderBy('request.round_id')
    .orderBy('request.trust_code')
    .execute()

async function reckonBatch(tx: WriteDb, batch: readonly Key[], holidays: Holidays, why: Why): Promise<DueMove[]> {
  await sql`select pg_advisory_xact_lock(${reckoningLock})`.execute(writes(tx))
  const requests = (await lockAll(tx, batch)).map(asRequest)
  const byRequest = Map.groupBy(await eventsOfAll(tx, batch), row => `${row.round_id}/${row.trust_code}`)
  const today = dayInUk(why.now)
  const clocks = requests.map(request => {
    const events = (byRequest.get(`${request.round}/${request.trustCode}`) ?? []).map(asEvent)
    return { request, columns: columnsOf(clockOfRequest({ request, events, holidays, today })) }
  })
  return saveClocks(tx, clocks, why)
}

// Always in the order of the key: two that lock many rows never wait for each other in a circle.
const lockAll = (tx: WriteDb, batch: readonly Key[]) =>
  writes<RequestTables>(tx)
    .selectFrom('request')
    .selectAll()
    .where(isOneOf(batch))
    .orderBy('round_id')
    .orderBy('trust_code')
    .forUpdate()
    .execute()

const eventsOfAll = (tx: WriteDb, batch: readonly Key[]) =>
  writes<RequestTables>(tx)
    .selectFrom('request_event')
    .selectAll()
    .where(isOneOf(batch))
    .orderBy('on_day')
    .orderBy('id')
    .execute()

const isOneOf = (batch: readonly Key[]) =>
  sql<boolean>`(round_id, trust_code) in (
    select wanted.round_id, wanted.trust_code
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as wanted(round_id text, trust_code text)
  )`
