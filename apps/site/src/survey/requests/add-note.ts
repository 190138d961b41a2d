import { type Actor, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from './entered-by.ts'
import { isFormSpent } from './form-token.ts'
import { lockRequest, type RequestKey, subjectOf } from './request-store.ts'
import type { WritableRequestTables } from './request-tables.ts'

export const longestNote = 10_000

export type NoteOutcome =
  | { readonly outcome: 'added'; readonly id: number }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-request' }

/** Keeps a note for ourselves in the thread. It moves nothing. The same form twice adds it once. */
export const addNote = (
  db: WriteDb,
  {
    text,
    formToken,
    actor,
    now,
    ...key
  }: RequestKey & {
    readonly text: string
    readonly formToken: string
    readonly actor: Actor
    readonly now: Date
  },
): Promise<NoteOutcome> =>
  inTransaction(db, async tx => {
    if (!(await lockRequest(tx, key))) return { outcome: 'no-such-request' }
    if (await isFormSpent(tx, formToken)) return { outcome: 'nothing-to-do' }
    const id = await insertNote(tx, key, { text, formToken, actor, now })
    return { outcome: 'added', id }
  })

/** The same in somebody's transaction, for a note that goes with something else. */
export async function insertNote(
  tx: WriteDb,
  { round, trustCode }: RequestKey,
  { text, formToken, actor, now }: { text: string; formToken: string | null; actor: Actor; now: Date },
): Promise<number> {
  const { id } = await writes<WritableRequestTables>(tx)
    .insertInto('message')
    .values({
      round_id: round,
      trust_code: trustCode,
      direction: 'note',
      letter_kind: null,
      mail_id: null,
      header_message_id: null,
      sender: enteredBy(actor),
      recipient: '',
      subject: '',
      body: text,
      at: now,
      guess: null,
      authentication: null,
      raw_sha256: null,
      raw_bytes: null,
      held_because: null,
      filed_by: null,
      form_token: formToken,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // The note itself is for ourselves and stays in the thread: the log says that there is one.
  await record(tx, {
    actor,
    at: now,
    deed: 'request.note',
    subject: subjectOf({ round, trustCode }),
    after: { message: id, characters: text.length },
  })
  return id
}
