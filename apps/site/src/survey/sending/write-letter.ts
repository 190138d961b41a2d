import { charityOf } from '../../content/index.ts'
import { type Actor, type MailOffice, type ReadDb, record, rows, type WriteDb } from '../../foundation/index.ts'
import { presentContactOf } from '../contacts/contact-store.ts'
import { whereLettersGo } from '../contacts/where-letters-go.ts'
import { linkInLetter } from '../replies/link-in-letter.ts'
import { tieToLetter } from '../replies/make-link.ts'
import { type RequestKey, subjectOf } from '../requests/request-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Channel, LetterKind } from '../types.ts'
import { insertLetters } from './insert-letters.ts'

export type WriteLetter = {
  readonly request: RequestKey
  readonly kind: LetterKind
  readonly subject: string
  readonly text: string
  readonly actor: Actor
  readonly now: Date
  readonly office: MailOffice
  /** It does not leave before this moment. */
  readonly notBefore?: Date
  /** The batch that it leaves with. */
  readonly batch?: number
}

/** `mailId` null: the trust takes no mail, and somebody delivers the letter by hand. */
export type WrittenLetter = { readonly messageId: number; readonly mailId: number | null }

/**
 * Writes one letter on a request into its thread, and its mail into the outbox, in the transaction of the caller. It goes by the request's
 * own channel to the contact of today (after a merger that of the trust that answers now), as a reply to the first letter.
 */
export async function writeLetter(tx: WriteDb, input: WriteLetter): Promise<WrittenLetter> {
  const { request, kind, subject, text, actor, now, office, notBefore, batch } = input
  const thread = await threadOf(tx, request)
  if (!thread) throw new Error(`There is no request ${request.round}/${request.trustCode} to write on`)
  const { to, channel, portalUrl } = whereLettersGo(thread, await presentContactOf(tx, request.trustCode))
  const link = await linkInLetter(tx, { ...request, kind, text, to, actor, now })
  const [written] = await insertLetters(
    tx,
    [
      {
        ...request,
        replyToken: thread.replyToken,
        to,
        place: portalUrl,
        kind,
        subject,
        text,
        ...(link ? { mailText: link.mailText } : {}),
        // A request that is sent again begins anew: the one before may never have arrived.
        inReplyTo: kind === 'request' ? null : thread.lastRequestLetter,
      },
    ],
    { charityName: (await charityOf(tx)).name, office, now, notBefore, batch },
  )
  if (!written) throw new Error('The database gave no id for a letter')
  if (link) await tieToLetter(tx, link.id, written.messageId)
  await record(tx, {
    actor,
    at: now,
    deed: 'request.write',
    subject: subjectOf(request),
    after: { message: written.messageId, letter: kind, to: to ?? channel, subject },
  })
  return { messageId: written.messageId, mailId: written.mailId }
}

type Thread = {
  readonly replyToken: string
  readonly channel: Channel
  readonly sentTo: string | null
  readonly lastRequestLetter: string | null
}

/** What a further letter needs to know of its request: its own reply address, and the letter that it answers to. */
export async function threadOf(db: ReadDb, { round, trustCode }: RequestKey): Promise<Thread | null> {
  const request = await rows<SurveyTables>(db)
    .selectFrom('request')
    .select(['reply_token as replyToken', 'channel', 'sent_to as sentTo'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .executeTakeFirst()
  if (!request) return null
  const letter = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select('header_message_id as id')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('letter_kind', '=', 'request')
    .where('direction', '=', 'out')
    .where('header_message_id', 'is not', null)
    .orderBy('message.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...request, lastRequestLetter: letter?.id ?? null }
}
