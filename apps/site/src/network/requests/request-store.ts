import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { RequestKind } from '../network-words.ts'

/** Somebody’s request about their data. Days are `YYYY-MM-DD`. */
export type DataRequest = {
  readonly id: number
  readonly kind: RequestKind
  /** Under which staff find the letter. */
  readonly reference: string
  readonly receivedOn: string
  readonly dueOn: string
  readonly answeredOn: string | null
}

const columns = ['id', 'kind', 'reference', 'received_on as receivedOn', 'due_on as dueOn', 'answered_on as answeredOn'] as const

/** Those that wait first, the most pressing at the top; then the newest of the answered ones. */
export const listRequests = (db: ReadDb, limit: number): Promise<DataRequest[]> =>
  rows<NetworkTables>(db)
    .selectFrom('data_request')
    .select(columns)
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit)
    .execute()

/** A number of our own choosing. */
const lockOfRequests = 5_017_002

/** Waits until nobody else is noting a request, until the transaction ends. */
export async function takeTurnToNote(tx: WriteDb): Promise<void> {
  await writes<NetworkTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(${lockOfRequests})`.as('turn')).execute()
}

export const openRequests = (db: ReadDb): Promise<DataRequest[]> =>
  rows<NetworkTables>(db).selectFrom('data_request').select(columns).where('answered_on', 'is', null).orderBy('due_on').execute()

export async function insertRequest(tx: WriteDb, one: Omit<DataRequest, 'id' | 'answeredOn'>): Promise<number> {
  const { id } = await writes<NetworkTables>(tx)
    .insertInto('data_request')
    .values({
      kind: one.kind,
      reference: one.reference,
      received_on: one.receivedOn,
      due_on: one.dueOn,
      answered_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(id)
}

/** False: it is answered already, or not there. */
export async function answerRequest(tx: WriteDb, id: number, day: string): Promise<boolean> {
  const done = await writes<NetworkTables>(tx)
    .updateTable('data_request')
    .set({ answered_on: day })
    .where('id', '=', id)
    .where('answered_on', 'is', null)
    .returning('id')
    .execute()
  return done.length > 0
}

export async function dropAnsweredRequests(tx: WriteDb, before: string): Promise<number> {
  const gone = await writes<NetworkTables>(tx)
    .deleteFrom('data_request')
    .where('answered_on', '<', before)
    .returning('id')
    .execute()
  return gone.length
}
