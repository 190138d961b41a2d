// Long because: all SQL of incoming mail stands together.
import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { MessageRow, SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { Guess, LetterKind, RoundState } from '../types.ts'

/** A request as the filing of mail needs it. */
export type AddressedRequest = {
  readonly round: string
  readonly trustCode: string
  readonly trustName: string
  readonly roundState: RoundState
}

const addressed = (db: ReadDb) =>
  rows<SurveyTables>(db)
    .selectFrom('request')
    .innerJoin('round', 'round.id', 'request.round_id')
    .select([
      'request.round_id as round',
      'request.trust_code as trustCode',
      'request.trust_name as trustName',
      'round.state as roundState',
    ])

/** The request that is answered at this token, in lower case as mail servers may have made it. */
export async function requestByToken(db: ReadDb, token: string): Promise<AddressedRequest | null> {
  return (await addressed(db).where(lowerToken, '=', token).executeTakeFirst()) ?? null
}

const lowerToken = sql<string>`lower(request.reply_token)`

export async function addressedRequest(db: ReadDb, round: string, trustCode: string): Promise<AddressedRequest | null> {
  const query = addressed(db).where('request.round_id', '=', round).where('request.trust_code', '=', trustCode)
  return (await query.executeTakeFirst()) ?? null
}

export type NewIncoming = Pick<
  MessageRow,
  | 'round_id'
  | 'trust_code'
  | 'header_message_id'
  | 'sender'
  | 'recipient'
  | 'subject'
  | 'body'
  | 'at'
  | 'guess'
  | 'authentication'
  | 'raw_sha256'
  | 'raw_bytes'
  | 'attachments'
  | 'held_because'
  | 'entered_by'
  | 'entered_at'
>

/** The new message's id, or null when this very mail was filed for this address before. */
export async function insertIncoming(tx: WriteDb, message: NewIncoming): Promise<number | null> {
  const row = await writes<WritableSurveyTables>(tx)
    .insertInto('message')
    .values({
      ...message,
      attachments: JSON.stringify(message.attachments),
      direction: 'in',
      letter_kind: null,
      mail_id: null,
      guess_undone: false,
      filed_by: null,
    })
    .onConflict(conflict => conflict.columns(['raw_sha256', 'recipient']).where('raw_sha256', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ? Number(row.id) : null
}

/** Whether a mail that bears this Message-ID and says and brings the same is under the request already. */
export async function hasSameMail(
  db: ReadDb,
  { round, trustCode }: Pick<AddressedRequest, 'round' | 'trustCode'>,
  mail: Pick<MessageRow, 'sender' | 'subject' | 'body' | 'attachments'> & { readonly messageId: string },
): Promise<boolean> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select('attachments')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('direction', '=', 'in')
    .where('header_message_id', '=', mail.messageId)
    .where('sender', '=', mail.sender)
    .where('subject', '=', mail.subject)
    .where('body', '=', mail.body)
    .limit(10)
    .execute()
  const hashes = (attachments: MessageRow['attachments']) => attachments.map(({ sha256 }) => sha256).join()
  return found.some(({ attachments }) => hashes(attachments) === hashes(mail.attachments))
}

/** Our own letters on a request, oldest first. */
export async function lettersSent(
  db: ReadDb,
  { round, trustCode }: Pick<AddressedRequest, 'round' | 'trustCode'>,
): Promise<{ id: number; kind: LetterKind | null; messageId: string | null; recipient: string }[]> {
  return rows<SurveyTables>(db)
    .selectFrom('message')
    .select(['id', 'letter_kind as kind', 'header_message_id as messageId', 'recipient'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('direction', '=', 'out')
    .orderBy('id')
    .execute()
}

export type IncomingMessage = Pick<MessageRow, (typeof incomingColumns)[number]>

const incomingColumns = [
  'id',
  'round_id',
  'trust_code',
  'header_message_id',
  'sender',
  'recipient',
  'subject',
  'body',
  'at',
  'guess',
  'guess_undone',
  'authentication',
  'raw_sha256',
  'raw_bytes',
  'attachments',
  'held_because',
  'filed_by',
  'entered_by',
] as const

/** A mail that came in, locked for a change of it. */
export async function lockIncoming(tx: WriteDb, id: number): Promise<IncomingMessage | null> {
  const query = writes<SurveyTables>(tx).selectFrom('message').select(incomingColumns).where('id', '=', id)
  return (await query.where('direction', '=', 'in').forUpdate().executeTakeFirst()) ?? null
}

/** A mail that came in, wherever it lies. */
export async function incomingMail(db: ReadDb, id: number): Promise<IncomingMessage | null> {
  const query = rows<SurveyTables>(db).selectFrom('message').select(incomingColumns).where('id', '=', id)
  return (await query.where('direction', '=', 'in').executeTakeFirst()) ?? null
}

/** Under which request each of these mails stands; those that stand under none are left out. */
export async function messagesByIds(
  db: ReadDb,
  ids: readonly number[],
): Promise<{ id: number; round: string; trustCode: string }[]> {
  if (ids.length === 0) return []
  const query = rows<SurveyTables>(db)
    .selectFrom('message')
    .select(['id', 'round_id', 'trust_code'])
    .where('id', 'in', [...ids])
  return (await query.execute()).flatMap(({ id, round_id: round, trust_code: trustCode }) =>
    round === null || trustCode === null ? [] : [{ id, round, trustCode }],
  )
}

/** A mail of the holding pen, or one that somebody has filed from there. */
export async function heldMail(db: ReadDb, id: number): Promise<IncomingMessage | null> {
  const query = rows<SurveyTables>(db).selectFrom('message').select(incomingColumns).where('id', '=', id)
  const held = query.where('direction', '=', 'in').where('held_because', 'is not', null)
  return (await held.executeTakeFirst()) ?? null
}

/** A mail of the holding pen as its list shows it: without its words, which can be long. */
export type HeldMail = Pick<MessageRow, (typeof listedColumns)[number]>

const listedColumns = ['id', 'sender', 'subject', 'at', 'guess', 'held_because'] as const

/** What waits in the holding pen (or was set aside there), newest first. `before`: only those older than this id. */
export function listHeld(
  db: ReadDb,
  { setAside, before, limit }: { setAside: boolean; before: number | null; limit: number },
): Promise<HeldMail[]> {
  let query = rows<SurveyTables>(db)
    .selectFrom('message')
    .select(listedColumns)
    .where('round_id', 'is', null)
    .where('direction', '=', 'in')
    .where('filed_by', setAside ? 'is not' : 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('id', '<', before)
  return query.execute()
}

export async function countHeld(db: ReadDb): Promise<number> {
  const counted = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('round_id', 'is', null)
    .where('direction', '=', 'in')
    .where('filed_by', 'is', null)
    .executeTakeFirstOrThrow()
  return counted.count
}

/** Files, sets aside or puts back. */
export async function moveMessage(
  tx: WriteDb,
  id: number,
  place: Pick<MessageRow, 'round_id' | 'trust_code' | 'filed_by'>,
): Promise<void> {
  await writes<SurveyTables>(tx).updateTable('message').set(place).where('id', '=', id).execute()
}

export async function setGuessUndone(tx: WriteDb, id: number, undone: boolean): Promise<void> {
  await writes<SurveyTables>(tx).updateTable('message').set({ guess_undone: undone }).where('id', '=', id).execute()
}

/** How many other mails on the request look like this and were not said to be something else. */
export async function standingGuesses(
  db: ReadDb,
  { round, trustCode, guess, except }: { round: string; trustCode: string; guess: Guess; except: number },
): Promise<number> {
  const counted = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('direction', '=', 'in')
    .where('guess', '=', guess)
    .where('guess_undone', '=', false)
    .where('id', '<>', except)
    .executeTakeFirstOrThrow()
  return counted.count
}

/** Requests that any of these could mean: Message-IDs of our letters, references, tokens, or addresses that we wrote to. */
export async function requestsThatFit(
  db: ReadDb,
  clues: { readonly messageIds: readonly string[]; readonly references: readonly string[]; readonly tokens: readonly string[] },
): Promise<(AddressedRequest & { readonly because: 'thread' | 'reference' | 'token' })[]> {
  const found: (AddressedRequest & { because: 'thread' | 'reference' | 'token' })[] = []
  if (clues.messageIds.length > 0) {
    const threads = await addressed(db)
      .innerJoin('message', join =>
        join.onRef('message.round_id', '=', 'request.round_id').onRef('message.trust_code', '=', 'request.trust_code'),
      )
      .where('message.header_message_id', 'in', [...clues.messageIds])
      .execute()
    found.push(...threads.map(request => ({ ...request, because: 'thread' as const })))
  }
  if (clues.tokens.length > 0) {
    const named = await addressed(db)
      .where(lowerToken, 'in', [...clues.tokens])
      .execute()
    found.push(...named.map(request => ({ ...request, because: 'token' as const })))
  }
  if (clues.references.length > 0) {
    const quoted = await addressed(db)
      .where('request.reference', 'in', [...clues.references])
      .execute()
    found.push(...quoted.map(request => ({ ...request, because: 'reference' as const })))
  }
  return found
}

/** Requests of rounds under way whose letter went to an address at this domain. */
export const requestsAtDomain = (db: ReadDb, domain: string): Promise<AddressedRequest[]> =>
  addressed(db)
    .where('round.state', 'in', ['sending', 'open'])
    .where(eb => eb(eb.fn<string>('lower', ['request.sent_to']), 'like', `%@${domain.replace(/[\\%_]/g, '\\$&')}`))
    .orderBy('request.round_id', 'desc')
    .limit(10)
    .execute()

/** All requests of rounds that were sent, for choosing by hand: the newest round first, by name. */
export const requestsToChooseFrom = (db: ReadDb): Promise<AddressedRequest[]> =>
  addressed(db)
    .where('round.state', 'in', ['sending', 'open', 'closed'])
    .orderBy('request.round_id', 'desc')
    .orderBy('request.trust_name')
    .limit(1000)
    .execute()
