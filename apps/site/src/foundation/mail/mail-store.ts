import { sql } from 'kysely'
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
type WritableTables = { mail: Omit<MailRow, 'id' | 'headers'> & { id?: number; headers: string } }

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

export type InsertMail = Omit<StoredMail, 'id' | 'attempts' | 'failure' | 'settledAt'>

export async function insertMail(tx: WriteDb, mail: InsertMail): Promise<number> {
  const { id } = await writes<WritableTables>(tx)
    .insertInto('mail')
    .values({
      message_id: mail.messageId,
      kind: mail.kind,
      sender: mail.from,
      recipient: mail.to,
      reply_to: mail.replyTo,
      subject: mail.subject,
      body: mail.text,
      headers: JSON.stringify(mail.headers),
      state: mail.state,
      attempts: 0,
      failure: null,
      queued_at: mail.queuedAt,
      next_attempt_at: mail.nextAttemptAt,
      sending_at: null,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // The database always gives it; the type says optional because an insert may leave it out.
  return Number(id)
}

/** Takes the next mail that is due and marks it as being sent. Two processes never take the same one. */
export async function claimNext(tx: WriteDb, now: Date): Promise<StoredMail | null> {
  const due = await writes<Tables>(tx)
    .selectFrom('mail')
    .select('id')
    .where('state', '=', 'queued')
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!due) return null
  await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'sending', sending_at: now, next_attempt_at: null, attempts: sql`attempts + 1` })
    .where('id', '=', due.id)
    .execute()
  return mailById(tx, due.id)
}

export type Settlement =
  | { readonly state: 'sent'; readonly failure: null; readonly nextAttemptAt: null }
  | { readonly state: 'queued'; readonly failure: MailFailure; readonly nextAttemptAt: Date }
  | { readonly state: 'failed' | 'uncertain'; readonly failure: MailFailure; readonly nextAttemptAt: null }

/** Only a mail that is still being sent can be settled: one that was given up as uncertain meanwhile stays so. */
export async function settleMail(tx: WriteDb, id: number, settlement: Settlement, now: Date): Promise<void> {
  await writes<Tables>(tx)
    .updateTable('mail')
    .set({
      state: settlement.state,
      failure: settlement.failure,
      next_attempt_at: settlement.nextAttemptAt,
      settled_at: settlement.state === 'queued' ? null : now,
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute()
}

/** Mail that has been `sending` since before `since` lost its process: nobody will ever know by itself whether it went. */
export async function markInterrupted(tx: WriteDb, { since, now }: { since: Date; now: Date }): Promise<number> {
  const interrupted = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'uncertain', failure: 'interrupted', settled_at: now })
    .where('state', '=', 'sending')
    .where('sending_at', '<=', since)
    .returning('id')
    .execute()
  return interrupted.length
}

/** Puts a mail that a person wants sent after all back into the queue. False when it is not one that waits for a person. */
export async function requeue(tx: WriteDb, id: number, now: Date): Promise<boolean> {
  const result = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'queued', failure: null, next_attempt_at: now, settled_at: null, attempts: 0 })
    .where('id', '=', id)
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
