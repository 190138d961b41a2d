import { charityOf } from '../../content/index.ts'
import { type Actor, dayInUk, inTransaction, type MailOffice, record, type WriteDb, writes } from '../../foundation/index.ts'
import { insertLetters } from '../sending/insert-letters.ts'
import { threadOf, writeLetter } from '../sending/write-letter.ts'
import type { EventKind, LetterKind } from '../types.ts'
import type { EventRefusal } from './decide-event.ts'
import { enteredBy } from './entered-by.ts'
import { isFormSpent } from './form-token.ts'
import { recordEvent } from './record-event.ts'
import { lockRequest, type RequestKey, subjectOf } from './request-store.ts'
import type { RequestTables } from './request-tables.ts'
import { type Conflict, conflictOf, writeNextVersion } from './request-version.ts'

/** The letters that follow the first, from the page of one request. */
export const nextLetters = [
  'chase',
  'clarification-given',
  'fees-declined',
  'review',
  'chase-review',
  'regulator',
  'thanks',
] as const satisfies LetterKind[]
export type NextLetter = (typeof nextLetters)[number]

/** What has happened in law when the letter goes. */
export const eventOfLetter: Readonly<Record<NextLetter, EventKind | null>> = {
  chase: null,
  'clarification-given': 'clarification-given',
  'fees-declined': 'fees-declined',
  review: 'review-asked',
  'chase-review': null,
  regulator: 'regulator-asked',
  thanks: null,
}

/** How it goes: by our mail, or a person has sent it on a day, to a place said in words. */
export type LetterWay = { readonly kind: 'mail' } | { readonly kind: 'by-hand'; readonly on: string; readonly place: string }

export type LetterOutcome =
  | { readonly outcome: 'written'; readonly messageId: number }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-request' }
  | { readonly outcome: 'refused'; readonly reason: EventRefusal }
  | Conflict

type LetterInput = RequestKey & {
  readonly kind: NextLetter
  readonly subject: string
  readonly text: string
  readonly way: LetterWay
  readonly formToken: string
  readonly basedOn: number
  readonly actor: Actor
  readonly now: Date
  readonly office: MailOffice
}

/**
 * Writes a further letter on a request and records, in the same transaction, what that means in law: both are kept or neither is. The same
 * form twice writes it once.
 */
export const writeNextLetter = (db: WriteDb, input: LetterInput): Promise<LetterOutcome> =>
  inTransaction(db, async tx => {
    const { kind, way, formToken, actor, now, ...rest } = input
    const key = { round: rest.round, trustCode: rest.trustCode }
    const request = await lockRequest(tx, key)
    if (!request) return { outcome: 'no-such-request' }
    if (await isFormSpent(tx, formToken)) return { outcome: 'nothing-to-do' }
    const conflict = conflictOf(request, rest.basedOn)
    if (conflict) return conflict

    const eventKind = eventOfLetter[kind]
    let eventId: number | null = null
    if (eventKind === null) {
      const work = request.work === 'to-write' ? 'waiting' : request.work
      await writeNextVersion(tx, request, { work, changed_at: now, changed_by: enteredBy(actor) })
    } else {
      const on = way.kind === 'mail' ? dayInUk(now) : way.on
      const recorded = await recordEvent(tx, { ...key, kind: eventKind, on, note: '', actor, now })
      if (recorded.outcome === 'refused') return { outcome: 'refused', reason: recorded.reason }
      if (recorded.outcome === 'recorded') eventId = recorded.id
    }
    const messageId = way.kind === 'mail' ? await byMail(tx, input) : await byHand(tx, input, way.place)
    await tie(tx, { messageId, formToken, eventId, handedOverOn: way.kind === 'by-hand' ? way.on : null })
    return { outcome: 'written', messageId }
  })

async function byMail(tx: WriteDb, { round, trustCode, kind, subject, text, actor, now, office }: LetterInput): Promise<number> {
  const { messageId } = await writeLetter(tx, { request: { round, trustCode }, kind, subject, text, actor, now, office })
  return messageId
}

async function byHand(tx: WriteDb, input: LetterInput, place: string): Promise<number> {
  const { round, trustCode, kind, subject, text, actor, now, office } = input
  const thread = await threadOf(tx, { round, trustCode })
  const [written] = await insertLetters(
    tx,
    [{ round, trustCode, replyToken: thread?.replyToken ?? '', to: null, place, kind, subject, text }],
    { charityName: (await charityOf(tx)).name, office, now },
  )
  if (!written) throw new Error('The database gave no id for a letter')
  const after = { message: written.messageId, letter: kind, to: place, subject, byHand: true }
  await record(tx, { actor, at: now, deed: 'request.write', subject: subjectOf({ round, trustCode }), after })
  return written.messageId
}

/** The letter remembers the form that it came from, and the event the letter that it stands for. */
async function tie(
  tx: WriteDb,
  {
    messageId,
    formToken,
    eventId,
    handedOverOn,
  }: { messageId: number; formToken: string; eventId: number | null; handedOverOn: string | null },
): Promise<void> {
  const db = writes<RequestTables>(tx)
  await db
    .updateTable('message')
    .set({ form_token: formToken, handed_over_on: handedOverOn })
    .where('id', '=', messageId)
    .execute()
  if (eventId !== null) await db.updateTable('request_event').set({ message_id: messageId }).where('id', '=', eventId).execute()
}
