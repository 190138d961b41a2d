import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'
import type { MailFailure, MailKind, MailState, StoredMail } from './mail.ts'

type MailRow = {
  id: number
  message_id: string
  kind: MailKind
  sender: string
  recipient: string
  reply_to: string | null
  subject: string
  body: string
  headers: Record<string, string>
  envelope_from: string | null
  batch: number | null
  domain: string
  is_heard: boolean
  state: MailState
  attempts: number
  failure: MailFailure | null
  queued_at: Date
  next_attempt_at: Date | null
  sending_at: Date | null
  settled_at: Date | null
}

/** `id` and some others have defaults: only writing needs to know. */
type Tables = { mail: MailRow }
type WritableTables = { mail: Omit<MailRow, 'id' | 'headers' | 'is_heard'> & { id?: number; headers: string } }

const columns = [
  'id',
  'message_id as messageId',
  'kind',
  'sender as from',
  'recipient as to',
  'reply_to as replyTo',
  'subject',
  'body as text',
  'headers',
  'envelope_from as envelopeFrom',
  'batch',
  'state',
  'attempts',
  'failure',
  'queued_at as queuedAt',
  'next_attempt_at as nextAttemptAt',
  'settled_at as settledAt',
] as const

/** The newest first. `before`: only those older than this id. */
export function listMail(db: ReadDb, { limit = 100, before }: { limit?: number; before?: number } = {}): Promise<StoredMail[]> {
  let query = rows<Tables>(db).selectFrom('mail').select(columns).orderBy('id', 'desc').limit(limit)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

export async function mailById(db: ReadDb, id: number): Promise<StoredMail | null> {
  return (await rows<Tables>(db).selectFrom('mail').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Writes the text of a mail anew that need not be sent again: what was for its reader's eyes alone is taken out. */
export async function rewriteMailText(tx: WriteDb, id: number, rewrite: (text: string) => string): Promise<void> {
  const mail = await mailById(tx, id)
  const text = mail && rewrite(mail.text)
  if (!mail || text === null || text === mail.text) return
  await writes<WritableTables>(tx).updateTable('mail').set({ body: text }).where('id', '=', id).execute()
}

/** The mails with these ids, in no order. */
export async function mailsByIds(db: ReadDb, ids: readonly number[]): Promise<StoredMail[]> {
  if (ids.length === 0) return []
  return rows<Tables>(db)
    .selectFrom('mail')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute()
}

export type InsertMail = Omit<StoredMail, 'id' | 'attempts' | 'failure' | 'settledAt'> & { readonly domain: string }

/** A statement holds at most 65,535 values. */
const atOnce = 1000

/** Returns the ids in the order of the mails. */
export async function insertMails(tx: WriteDb, mails: readonly InsertMail[]): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < mails.length; from += atOnce) {
    const inserted = await writes<WritableTables>(tx)
      .insertInto('mail')
      .values(mails.slice(from, from + atOnce).map(asRow))
      .returning(['id', 'message_id'])
      .execute()
    // The database promises no order for what it returns.
    const byMessageId = new Map(inserted.map(row => [row.message_id, Number(row.id)]))
    for (const { messageId } of mails.slice(from, from + atOnce)) ids.push(byMessageId.get(messageId) ?? Number.NaN)
  }
  return ids
}

const asRow = (mail: InsertMail): WritableTables['mail'] => ({
  message_id: mail.messageId,
  kind: mail.kind,
  sender: mail.from,
  recipient: mail.to,
  reply_to: mail.replyTo,
  subject: mail.subject,
  body: mail.text,
  headers: JSON.stringify(mail.headers),
  envelope_from: mail.envelopeFrom,
  batch: mail.batch,
  domain: mail.domain,
  state: mail.state,
  attempts: 0,
  failure: null,
  queued_at: mail.queuedAt,
  next_attempt_at: mail.nextAttemptAt,
  sending_at: null,
  settled_at: null,
})

export type Settlement =
  | { readonly state: 'sent'; readonly failure: null; readonly nextAttemptAt: null }
  | { readonly state: 'queued'; readonly failure: MailFailure; readonly nextAttemptAt: Date }
  | { readonly state: 'failed' | 'uncertain'; readonly failure: MailFailure; readonly nextAttemptAt: null }

/**
 * Notes how an attempt ended. Only a mail that is still being sent can be settled: one that was given up as uncertain meanwhile stays so,
 * and the answer is false. `isHeard` false: the rooms have still to hear of it.
 */
export async function settleMail(
  tx: WriteDb,
  id: number,
  settlement: Settlement,
  { now, isHeard }: { now: Date; isHeard: boolean },
): Promise<boolean> {
  const settled = await writes<Tables>(tx)
    .updateTable('mail')
    .set({
      state: settlement.state,
      failure: settlement.failure,
      next_attempt_at: settlement.nextAttemptAt,
      settled_at: settlement.state === 'queued' ? null : now,
      is_heard: isHeard,
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .returning('id')
    .execute()
  return settled.length > 0
}

/**
 * Mail that has been `sending` since before `since` lost its process: nobody will ever know by itself whether it went. The rooms have
 * still to hear of it. Returns how many there were.
 */
export async function markInterrupted(tx: WriteDb, { since, now }: { since: Date; now: Date }): Promise<number> {
  const interrupted = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'uncertain', failure: 'interrupted', settled_at: now, is_heard: false })
    .where('state', '=', 'sending')
    .where('sending_at', '<=', since)
    .returning('id')
    .execute()
  return interrupted.length
}

/** Mails of whose end the rooms have not heard yet, the oldest first. */
export const unheardMails = (db: ReadDb, limit: number): Promise<{ id: number }[]> =>
  rows<Tables>(db).selectFrom('mail').select('id').where('is_heard', '=', false).orderBy('id').limit(limit).execute()

/** Takes one of them to tell the rooms. Null when another process has told them, or tells them now. */
export async function takeUnheard(tx: WriteDb, id: number): Promise<StoredMail | null> {
  const taken = await writes<Tables>(tx)
    .selectFrom('mail')
    .select('id')
    .where('id', '=', id)
    .where('is_heard', '=', false)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!taken) return null
  await writes<Tables>(tx).updateTable('mail').set({ is_heard: true }).where('id', '=', id).execute()
  return mailById(tx, id)
}

/**
 * Puts a mail that a person wants sent after all back into the queue. False when it is not one that waits for a person. Letters of a
 * round are sent again by the survey, which knows what else follows.
 */
export async function requeue(tx: WriteDb, id: number, now: Date): Promise<boolean> {
  const result = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'queued', failure: null, next_attempt_at: now, settled_at: null, attempts: 0 })
    .where('id', '=', id)
    .where('kind', '!=', 'request')
    .where('state', 'in', ['held', 'failed', 'uncertain'])
    .returning('id')
    .execute()
  return result.length > 0
}

/** How many mails are in each state; states without any are left out. */
export async function countMail(db: ReadDb): Promise<ReadonlyMap<MailState, number>> {
  const counted = await rows<Tables>(db)
    .selectFrom('mail')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(counted.map(({ state, count }) => [state, count]))
}

/**
 * Notes that a mail of which nobody knew has arrived, because a person has found out. Returns when it was handed over; null when it is not
 * uncertain (any more).
 */
export async function settleUncertain(tx: WriteDb, id: number, now: Date): Promise<Date | null> {
  const settled = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'sent', failure: null })
    .where('id', '=', id)
    .where('state', '=', 'uncertain')
    .returning('sending_at')
    .executeTakeFirst()
  return settled ? (settled.sending_at ?? now) : null
}
