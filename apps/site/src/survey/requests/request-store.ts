import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { momentOf, momentOrNull, rowsByTrust } from '../rows-as-json.ts'
import type { Message, RoundId, SurveyRequest } from '../types.ts'
import { asEvent, asMessage, asRequest, type RecordedEvent, type RequestTables } from './request-tables.ts'

/** A request in the words of its address. */
export type RequestKey = { readonly round: RoundId; readonly trustCode: string }

/** As the audit log names it: `2027-1/EX-003`. */
export const subjectOf = ({ round, trustCode }: RequestKey) => ({ kind: 'request', id: `${round}/${trustCode}` }) as const

export async function requestOf(db: ReadDb, round: RoundId, code: string): Promise<SurveyRequest | null> {
  const row = await rows<RequestTables>(db)
    .selectFrom('request')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', code)
    .executeTakeFirst()
  return row ? asRequest(row) : null
}

/** For a verb, in its transaction: reads the request and lets nobody else change it until the end. */
export async function lockRequest(tx: WriteDb, { round, trustCode }: RequestKey): Promise<SurveyRequest | null> {
  const row = await writes<RequestTables>(tx)
    .selectFrom('request')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .forUpdate()
    .executeTakeFirst()
  return row ? asRequest(row) : null
}

/** Everything that happened in law, in the order of the days, with what was undone. */
export async function eventsOf(db: ReadDb, round: RoundId, code: string): Promise<RecordedEvent[]> {
  const found = await rows<RequestTables>(db)
    .selectFrom('request_event')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', code)
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  return found.map(asEvent)
}

/** The same of every request of a round that anything has happened to, by trust, in one query. */
export async function eventsOfRound(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
  const found = await rowsByTrust(db, 'request_event', { round, orderBy: ['on_day', 'id'] })
  return new Map(
    [...found].map(([code, events]) => [
      code,
      events.map(row => asEvent({ ...row, entered_at: momentOf(row.entered_at), undone_at: momentOrNull(row.undone_at) })),
    ]),
  )
}

/** The thread, oldest first. */
export async function messagesOf(db: ReadDb, round: RoundId, code: string): Promise<Message[]> {
  const found = await rows<RequestTables>(db)
    .selectFrom('message')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', code)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return found.map(asMessage)
}

/** One message of this very request: an id that belongs to another request is not found. */
export async function messageOf(db: ReadDb, { round, trustCode }: RequestKey, id: number): Promise<Message | null> {
  const row = await rows<RequestTables>(db)
    .selectFrom('message')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asMessage(row) : null
}

/** A day until which the trust had to answer, and what moved it. Days are `YYYY-MM-DD`. */
export type DueChange = { readonly from: string | null; readonly to: string | null; readonly why: string; readonly at: Date }

/** Every move of the due date, oldest first. */
export async function dueChangesOf(db: ReadDb, { round, trustCode }: RequestKey): Promise<DueChange[]> {
  const found = await rows<RequestTables>(db)
    .selectFrom('due_change')
    .select(['old_due as from', 'new_due as to', 'why', 'at'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .orderBy('id')
    .execute()
  return found
}

/** The requests that one trust was sent, in any round. */
export async function requestsOfTrusts(db: ReadDb, round: RoundId, codes: readonly string[]): Promise<SurveyRequest[]> {
  if (codes.length === 0) return []
  const found = await rows<RequestTables>(db)
    .selectFrom('request')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', 'in', [...codes])
    .orderBy('trust_code')
    .execute()
  return found.map(asRequest)
}
