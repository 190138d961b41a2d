import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'
import type { MailState, StoredMail } from './mail.ts'
import { type MailTables, mailColumns, type WritableMailTables } from './mail-row.ts'

/** The newest first. `before`: only those older than this id. */
export function listMail(db: ReadDb, { limit = 100, before }: { limit?: number; before?: number } = {}): Promise<StoredMail[]> {
  let query = rows<MailTables>(db).selectFrom('mail').select(mailColumns).orderBy('id', 'desc').limit(limit)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

export async function mailById(db: ReadDb, id: number): Promise<StoredMail | null> {
  return (await rows<MailTables>(db).selectFrom('mail').select(mailColumns).where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Writes the texts and the headers of mails anew that need not be sent again: what was for their readers' eyes alone is taken out. Those in
 * which nothing changes are left alone.
 */
export async function rewriteMailTexts(tx: WriteDb, ids: readonly number[], rewrite: (text: string) => string): Promise<void> {
  const changed = (await mailsByIds(tx, ids)).flatMap(mail => {
    const headers = Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, rewrite(value)]))
    const fresh = { body: rewrite(mail.text), html: mail.html === null ? null : rewrite(mail.html), headers }
    const isSame =
      fresh.body === mail.text && fresh.html === mail.html && JSON.stringify(headers) === JSON.stringify(mail.headers)
    return isSame ? [] : [{ id: mail.id, ...fresh }]
  })
  if (changed.length === 0) return
  await sql`
    update mail set body = fresh.body, html = fresh.html, headers = fresh.headers
    from json_to_recordset(${JSON.stringify(changed)}) as fresh (id bigint, body text, html text, headers jsonb)
    where mail.id = fresh.id`.execute(writes<MailTables>(tx))
}

/** The mails with these ids, in no order. */
export async function mailsByIds(db: ReadDb, ids: readonly number[]): Promise<StoredMail[]> {
  if (ids.length === 0) return []
  return rows<MailTables>(db)
    .selectFrom('mail')
    .select(mailColumns)
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
    const inserted = await writes<WritableMailTables>(tx)
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

const asRow = (mail: InsertMail): WritableMailTables['mail'] => ({
  message_id: mail.messageId,
  kind: mail.kind,
  sender: mail.from,
  recipient: mail.to,
  reply_to: mail.replyTo,
  subject: mail.subject,
  body: mail.text,
  html: mail.html,
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

/**
 * Puts a mail that a person wants sent after all back into the queue. False when it is not one that waits for a person. Letters of a
 * round are sent again by the survey, which knows what else follows; a supporter's letter that may have arrived, by its writer's word alone.
 */
export async function requeue(tx: WriteDb, id: number, now: Date): Promise<boolean> {
  const result = await writes<MailTables>(tx)
    .updateTable('mail')
    .set({ state: 'queued', failure: null, next_attempt_at: now, settled_at: null, attempts: 0 })
    .where('id', '=', id)
    .where('kind', '!=', 'request')
    .where('state', 'in', ['held', 'failed', 'uncertain'])
    .where(eb => eb.or([eb('kind', '!=', 'letter'), eb('state', '=', 'held')]))
    .returning('id')
    .execute()
  return result.length > 0
}

/** How many mails are in each state; states without any are left out. */
export async function countMail(db: ReadDb): Promise<ReadonlyMap<MailState, number>> {
  const counted = await rows<MailTables>(db)
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
  const settled = await writes<MailTables>(tx)
    .updateTable('mail')
    .set({ state: 'sent', failure: null })
    .where('id', '=', id)
    .where('state', '=', 'uncertain')
    .returning('sending_at')
    .executeTakeFirst()
  return settled ? (settled.sending_at ?? now) : null
}
