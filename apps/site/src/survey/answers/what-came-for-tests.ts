import { house, noonOf, roundId } from '../../../test/support/requests-for-tests.ts'
import { inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { FileState } from '../answer-types.ts'
import type { WritableRequestTables } from '../requests/request-tables.ts'
import type { Guess } from '../types.ts'

type Came = {
  readonly text: string
  readonly on?: string
  readonly guess?: Guess | null
  readonly files?: readonly { readonly name: string; readonly sha256: string }[]
}

/** A mail from the trust in the thread of its request. Gives its id. */
export const letterForTests = (
  db: WriteDb,
  code: string,
  { text, on = '2027-03-19', guess = null, files = [] }: Came,
): Promise<number> =>
  inTransaction(db, async tx => {
    const { id } = await writes<WritableRequestTables>(tx)
      .insertInto('message')
      .values({
        round_id: roundId,
        trust_code: code,
        direction: 'in',
        letter_kind: null,
        mail_id: null,
        header_message_id: null,
        sender: `foi@${code.toLowerCase()}.invalid`,
        recipient: 'reply@localhost',
        subject: 'Your request',
        body: text,
        at: noonOf(on),
        guess,
        authentication: null,
        raw_sha256: null,
        raw_bytes: null,
        attachments: JSON.stringify(files.map(file => ({ ...file, type: 'application/pdf', bytes: 9 }))),
        held_because: null,
        filed_by: null,
        form_token: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(tx, { actor: house, at: noonOf(on), deed: 'request.to-read', subject: { kind: 'message', id: String(id) } })
    return id
  })

/** A file as it stands after somebody has looked into it, with its text by page. */
export const fileForTests = (
  db: WriteDb,
  { sha256, state = 'clean', pages }: { sha256: string; state?: FileState; pages: readonly string[] },
): Promise<void> =>
  inTransaction(db, async tx => {
    const tables = writes<WritableRequestTables>(tx)
    const now = noonOf('2027-03-19')
    const times = { came_at: now, checked_at: now, released_at: null, released_by: null, release_reason: null }
    await tables
      .insertInto('attachment_file')
      .values({ sha256, bytes: 9, type: 'application/pdf', state, findings: '[]', has_text: pages.length > 0, ...times })
      .execute()
    for (const [index, text] of pages.entries())
      await tables
        .insertInto('attachment_text')
        .values({ sha256, page: index + 1, title: '', text })
        .execute()
    await record(tx, { actor: house, at: now, deed: 'request.to-read', subject: { kind: 'message', id: sha256 } })
  })
