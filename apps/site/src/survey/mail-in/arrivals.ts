import type { ReadDb } from '../../foundation/index.ts'
import { rows } from '../../foundation/index.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { MessageRow, SurveyTables } from '../schema.ts'
import { type SenderChecks, senderChecks } from './authentication.ts'

/** How one message came to us, for its place in the thread. */
export type Arrival = {
  /** What our mail server found out about the sender; null where no mail server handed it in. */
  readonly checks: SenderChecks | null
  /** Who typed it in or brought it as a file, and when. */
  readonly entered: { readonly by: string; readonly at: Date } | null
  readonly language: MessageRow['language']
  /** Other requests to whose address the same mail was sent. */
  readonly alsoUnder: readonly (RequestKey & { readonly trustName: string })[]
  /** The Message-ID in its header. */
  readonly headerMessageId: string | null
}

export type Arrivals = ReadonlyMap<number, Arrival>

/** How each message came that is in the thread of a request, by its number. */
export async function arrivalsOf(db: ReadDb, { round, trustCode }: RequestKey): Promise<Arrivals> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select(['id', 'sender', 'came_by', 'authentication', 'entered_by', 'entered_at', 'language', 'header_message_id'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('direction', '=', 'in')
    .execute()
  const elsewhere = found.length === 0 ? [] : await sentElsewhereToo(db, { round, trustCode })
  return new Map(
    found.map(row => [
      row.id,
      {
        checks: row.came_by === 'mail' && row.entered_by === null ? senderChecks(row.authentication, row.sender) : null,
        entered: row.entered_by !== null && row.entered_at !== null ? { by: row.entered_by, at: row.entered_at } : null,
        language: row.language,
        alsoUnder: elsewhere.filter(({ id }) => id === row.id).map(({ id: _, ...request }) => request),
        headerMessageId: row.header_message_id,
      },
    ]),
  )
}

/** The same bytes under another request: the mail bore the addresses of both. */
const sentElsewhereToo = (db: ReadDb, { round, trustCode }: RequestKey) =>
  rows<SurveyTables>(db)
    .selectFrom('message')
    .innerJoin('message as other', join =>
      join.onRef('other.raw_sha256', '=', 'message.raw_sha256').onRef('other.id', '<>', 'message.id'),
    )
    .innerJoin('request', join =>
      join.onRef('request.round_id', '=', 'other.round_id').onRef('request.trust_code', '=', 'other.trust_code'),
    )
    .select(['message.id', 'request.round_id as round', 'request.trust_code as trustCode', 'request.trust_name as trustName'])
    .where('message.round_id', '=', round)
    .where('message.trust_code', '=', trustCode)
    .where(eb =>
      eb.or([
        eb('request.round_id', '<>', eb.ref('message.round_id')),
        eb('request.trust_code', '<>', eb.ref('message.trust_code')),
      ]),
    )
    .orderBy('request.trust_name')
    .limit(200)
    .execute()
