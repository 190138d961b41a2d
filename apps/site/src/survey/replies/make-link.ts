import { hashOfToken, newToken } from '../../accounts/index.ts'
import { type Actor, endOfUkDay, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { type RequestKey, subjectOf } from '../requests/request-store.ts'
import { endLink } from './link-store.ts'
import type { WritableReplyTables } from './reply-tables.ts'
import type { LinkPurpose } from './reply-types.ts'

/** What a link shows; nothing where it is for answering the questions. */
export type ToShow = { readonly shown: unknown; readonly fingerprint: string | null }

export type MakeLink = RequestKey & {
  readonly purpose: LinkPurpose
  readonly show: ToShow | null
  /** The last day on which it works, `YYYY-MM-DD`, UK. */
  readonly until: string
  readonly sentTo: string | null
  readonly formToken?: string
  readonly actor: Actor
  readonly now: Date
}

/**
 * Makes a private link in the transaction of the caller, who holds the request. The one before it, of the same kind, ends. The token is
 * given once and is nowhere kept.
 */
export async function makeLink(tx: WriteDb, input: MakeLink): Promise<{ readonly id: number; readonly token: string }> {
  const { round, trustCode, purpose, show, until, sentTo, formToken, actor, now } = input
  const by = enteredBy(actor)
  const replaced = await endLink(tx, { round, trustCode, purpose, because: 'replaced', by, now })
  const token = newToken()
  const { id } = await writes<WritableReplyTables>(tx)
    .insertInto('reply_link')
    .values({
      round_id: round,
      trust_code: trustCode,
      purpose,
      token_hash: hashOfToken(token),
      sent_to: sentTo,
      message_id: null,
      shown: show && JSON.stringify(show.shown),
      fingerprint: show?.fingerprint ?? null,
      form_token: formToken ?? null,
      made_at: now,
      made_by: by,
      expires_at: endOfUkDay(until),
      ended_at: null,
      ended_because: null,
      ended_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, {
    actor,
    at: now,
    deed: 'reply.invite',
    subject: subjectOf(input),
    after: { link: Number(id), purpose, until, ...(replaced === null ? {} : { replaces: replaced }) },
  })
  return { id: Number(id), token }
}

/** The letter in which a link went. */
export async function tieToLetter(tx: WriteDb, link: number, messageId: number): Promise<void> {
  await writes<WritableReplyTables>(tx).updateTable('reply_link').set({ message_id: messageId }).where('id', '=', link).execute()
}
