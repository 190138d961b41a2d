import {
  type Actor,
  inTransaction,
  type MailOffice,
  mailById,
  type ReadDb,
  record,
  rows,
  settleUncertain,
  type WriteDb,
} from '../../foundation/index.ts'
import { presentContactOf } from '../contacts/contact-store.ts'
import { isEmailAddress } from '../contacts/email-address.ts'
import { whereLettersGo } from '../contacts/where-letters-go.ts'
import { plainLine, plainLines } from '../letters/plain-line.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, messageOf, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { SurveyTables } from '../schema.ts'
import type { LetterKind, Message, SurveyRequest } from '../types.ts'
import { surveyMailSettled } from './survey-mail-settled.ts'
import { writeLetter } from './write-letter.ts'

export type SendAgain = {
  readonly request: RequestKey
  /** The letter that is sent again, as the person saw it. */
  readonly message: number
  readonly subject: string
  readonly text: string
  readonly actor: Actor
  readonly now: Date
  readonly office: MailOffice
  readonly batch?: number
}

/**
 * Why a letter is not sent again now. `leaving`: the first one waits or is being handed over, and can be recalled. `by-hand`: letters on
 * this request do not go by mail. `no-address`, `address-wrong`, `address-bouncing`: the contact must be mended first. `empty`: there is
 * nothing to send.
 */
export type AgainRefusal = 'leaving' | 'by-hand' | 'no-address' | 'address-wrong' | 'address-bouncing' | 'empty'

export type AgainOutcome =
  | { readonly outcome: 'sent'; readonly to: string; readonly messageId: number }
  /** A later letter of the same kind is there: somebody has sent it again already. */
  | { readonly outcome: 'already' }
  | { readonly outcome: 'no-such-letter' }
  | { readonly outcome: 'refused'; readonly why: AgainRefusal }

/** Sends one letter once more, as a new mail with a Message-ID of its own, to where letters on its request go today. */
export const sendAgain = (db: WriteDb, input: SendAgain): Promise<AgainOutcome> => inTransaction(db, tx => sendAgainIn(tx, input))

/** The same inside somebody's transaction: many at once, for example. */
export async function sendAgainIn(tx: WriteDb, input: SendAgain): Promise<AgainOutcome> {
  const { request: key, actor, now, office, batch } = input
  const request = await lockRequest(tx, key)
  const letter = request && (await messageOf(tx, key, input.message))
  if (!request || letter?.direction !== 'out' || letter.letterKind === null) return { outcome: 'no-such-letter' }
  const kind = letter.letterKind
  if (await hasLater(tx, key, letter.id, kind)) return { outcome: 'already' }
  const [subject, text] = [plainLine(input.subject), `${plainLines(input.text)}\n`]
  if (subject === '' || text === '\n') return { outcome: 'refused', why: 'empty' }
  const ready = await whereTo(tx, request, letter)
  if ('why' in ready) return { outcome: 'refused', why: ready.why }
  if (kind === 'request') {
    await writeNextVersion(tx, request, {
      delivery: office.smtpUrl === null ? 'held' : 'queued',
      sent_to: ready.to,
      changed_at: now,
      changed_by: enteredBy(actor),
    })
  }
  const written = await writeLetter(tx, { request: key, kind, subject, text, actor, now, office, batch })
  await record(tx, {
    actor,
    at: now,
    deed: 'request.send-again',
    subject: subjectOf(key),
    before: { message: letter.id, to: letter.to, delivery: request.delivery },
    after: { message: written.messageId, to: ready.to, letter: kind },
  })
  return { outcome: 'sent', to: ready.to, messageId: written.messageId }
}

/** Whether a letter could be sent again at this moment, and where to. */
export async function whereTo(
  tx: ReadDb,
  request: SurveyRequest,
  letter: Message,
): Promise<{ to: string } | { why: AgainRefusal }> {
  const mail = letter.mailId === null ? null : await mailById(tx, letter.mailId)
  if (mail && (mail.state === 'queued' || mail.state === 'sending' || mail.state === 'held')) return { why: 'leaving' }
  const contact = await presentContactOf(tx, request.trustCode)
  const { channel, to } = whereLettersGo(request, contact)
  if (channel !== 'email') return { why: 'by-hand' }
  if (to === null) return { why: 'no-address' }
  if (!isEmailAddress(to)) return { why: 'address-wrong' }
  if (contact && contact.bouncingSince !== null) return { why: 'address-bouncing' }
  return { to }
}

async function hasLater(tx: WriteDb, { round, trustCode }: RequestKey, id: number, kind: LetterKind): Promise<boolean> {
  const later = await rows<SurveyTables>(tx)
    .selectFrom('message')
    .select('id')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('direction', '=', 'out')
    .where('letter_kind', '=', kind)
    .where('id', '>', id)
    .limit(1)
    .executeTakeFirst()
  return later !== undefined
}

export type ArrivedOutcome = { readonly outcome: 'noted' | 'nothing-to-do' | 'no-such-letter' }

/** Notes that a letter of which nobody knew has arrived, because a person has found out: the law then counts from the day it left. */
export const noteArrived = (
  db: WriteDb,
  { request: key, message, actor, now }: Pick<SendAgain, 'request' | 'message' | 'actor' | 'now'>,
): Promise<ArrivedOutcome> =>
  inTransaction(db, async (tx): Promise<ArrivedOutcome> => {
    const letter = (await lockRequest(tx, key)) && (await messageOf(tx, key, message))
    if (!letter || letter.mailId === null) return { outcome: 'no-such-letter' }
    const leftAt = await settleUncertain(tx, letter.mailId, now)
    if (leftAt === null) return { outcome: 'nothing-to-do' }
    await record(tx, { actor, at: now, deed: 'request.arrived', subject: subjectOf(key), after: { message, leftAt } })
    await surveyMailSettled(tx, { id: letter.mailId, kind: 'request', state: 'sent', failure: null, at: leftAt })
    return { outcome: 'noted' }
  })
