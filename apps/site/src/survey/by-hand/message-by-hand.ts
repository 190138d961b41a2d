import { type Actor, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import type { RequestTables, WritableRequestTables } from '../requests/request-tables.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { LetterLanguage, Message, WayIn } from '../types.ts'

export type MessageByHand = RequestKey & {
  /** Never `mail`: a mail files itself, by its token. */
  readonly cameBy: Exclude<WayIn, 'mail'>
  /** When it came to us, as far as anybody knows. */
  readonly at: Date
  /** Who wrote or spoke, in the words of whoever enters it. */
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly language?: LetterLanguage | null
  /** Each is in the folder of attachments already. */
  readonly attachments: Message['attachments']
  readonly actor: Actor
  readonly now: Date
  /** The same form twice brings the same token, and is kept once. */
  readonly formToken: string
}

/**
 * Puts what came by no mail into the thread of its request, in the caller's transaction: it is to be read, and nothing else moves. The
 * caller has looked whether the request is there and may still be written to. Gives the message's number: that of the first, when the same form comes twice.
 */
export async function insertMessageByHand(tx: WriteDb, input: MessageByHand): Promise<number> {
  const request = await lockRequest(tx, input)
  if (!request) throw new Error('A message was brought for a request that is not there')
  const known = await keptUnder(tx, input)
  if (known !== null) return known
  const id = await insertMessage(tx, input)
  const { cameBy, text, attachments, actor, now } = input
  // What they say stays in the thread: the log says that there is something.
  await record(tx, {
    actor,
    at: now,
    deed: 'answer.take-in',
    subject: subjectOf(input),
    after: { message: id, cameBy, characters: text.length, files: attachments.map(({ sha256 }) => sha256) },
  })
  const work = request.work === 'excluded' ? request.work : 'to-read'
  // A new version even where something waits already: whoever is dealing with that hears of this one before they settle it.
  await writeNextVersion(tx, request, { work, changed_at: now, changed_by: enteredBy(actor) })
  await record(tx, {
    actor,
    at: now,
    deed: 'request.to-read',
    subject: subjectOf(input),
    before: { work: request.work },
    after: { work, message: id },
  })
  return id
}

async function keptUnder(tx: WriteDb, { round, trustCode, formToken }: MessageByHand): Promise<number | null> {
  const row = await writes<RequestTables>(tx)
    .selectFrom('message')
    .select('id')
    .where('form_token', '=', formToken)
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .executeTakeFirst()
  return row ? row.id : null
}

async function insertMessage(tx: WriteDb, input: MessageByHand): Promise<number> {
  const { id } = await writes<WritableRequestTables>(tx)
    .insertInto('message')
    .values({
      round_id: input.round,
      trust_code: input.trustCode,
      direction: 'in',
      letter_kind: null,
      mail_id: null,
      header_message_id: null,
      sender: input.from,
      recipient: '',
      subject: input.subject,
      body: input.text,
      at: input.at,
      guess: null,
      authentication: null,
      raw_sha256: null,
      raw_bytes: null,
      attachments: JSON.stringify(input.attachments),
      held_because: null,
      filed_by: null,
      came_by: input.cameBy,
      entered_by: enteredBy(input.actor),
      entered_at: input.now,
      language: input.language ?? null,
      form_token: input.formToken,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
