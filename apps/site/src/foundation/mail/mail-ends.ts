import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'
import type { MailFailure, StoredMail } from './mail.ts'
import { type MailTables, mailColumns } from './mail-row.ts'
import { mailById } from './mail-store.ts'

export type Settlement =
  | { readonly state: 'sent'; readonly failure: null; readonly nextAttemptAt: null }
  | { readonly state: 'queued'; readonly failure: MailFailure; readonly nextAttemptAt: Date }
  | { readonly state: 'failed' | 'uncertain'; readonly failure: MailFailure; readonly nextAttemptAt: null }

export type Settle = { readonly id: number; readonly settlement: Settlement; readonly now: Date }

/**
 * Notes how attempts ended. Only a mail that is still being sent can be settled: one that was given up as uncertain meanwhile stays so. Gives
 * the ids of those that were. `isHeard` false: the rooms have still to hear of them.
 */
export async function settleMails(tx: WriteDb, ends: readonly Settle[], { isHeard }: { isHeard: boolean }): Promise<Set<number>> {
  const noted = new Set<number>()
  // Whoever holds several mails does so in the order of their ids, or two would wait for each other.
  await writes<MailTables>(tx)
    .selectFrom('mail')
    .select('id')
    .where(
      'id',
      'in',
      ends.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const [set, same] of Map.groupBy(ends, ({ settlement, now }) => JSON.stringify({ settlement, now }))) {
    const [first] = same
    if (!first) throw new Error(`No mail ended as ${set}`)
    const { settlement, now } = first
    const settled = await writes<MailTables>(tx)
      .updateTable('mail')
      .set({
        state: settlement.state,
        failure: settlement.failure,
        next_attempt_at: settlement.nextAttemptAt,
        settled_at: settlement.state === 'queued' ? null : now,
        is_heard: isHeard,
      })
      .where(
        'id',
        'in',
        same.map(({ id }) => id),
      )
      .where('state', '=', 'sending')
      .returning('id')
      .execute()
    for (const { id } of settled) noted.add(id)
  }
  return noted
}

/** Marks mails as being sent, which the caller holds, and gives them in the order of the ids. */
export async function markSending(tx: WriteDb, ids: readonly number[], now: Date): Promise<StoredMail[]> {
  if (ids.length === 0) return []
  const marked = await writes<MailTables>(tx)
    .updateTable('mail')
    .set(eb => ({ state: 'sending', sending_at: now, next_attempt_at: null, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .returning(mailColumns)
    .execute()
  const byId = new Map(marked.map(mail => [mail.id, mail]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/** Puts mails back into the queue that were taken and of which no mail server has heard: it was no attempt. */
export async function putBack(tx: WriteDb, ids: readonly number[], now: Date): Promise<void> {
  await writes<MailTables>(tx)
    .updateTable('mail')
    .set(eb => ({ state: 'queued', sending_at: null, next_attempt_at: now, attempts: eb('attempts', '-', 1) }))
    .where('id', 'in', ids)
    .where('state', '=', 'sending')
    .execute()
}

/**
 * Mail that has been `sending` since before `since` lost its process: nobody will ever know by itself whether it went. The rooms have
 * still to hear of it. Returns how many there were.
 */
export async function markInterrupted(tx: WriteDb, { since, now }: { since: Date; now: Date }): Promise<number> {
  const interrupted = await writes<MailTables>(tx)
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
  rows<MailTables>(db).selectFrom('mail').select('id').where('is_heard', '=', false).orderBy('id').limit(limit).execute()

/** Takes one of them to tell the rooms. Null when another process has told them, or tells them now. */
export async function takeUnheard(tx: WriteDb, id: number): Promise<StoredMail | null> {
  const taken = await writes<MailTables>(tx)
    .selectFrom('mail')
    .select('id')
    .where('id', '=', id)
    .where('is_heard', '=', false)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!taken) return null
  await writes<MailTables>(tx).updateTable('mail').set({ is_heard: true }).where('id', '=', id).execute()
  return mailById(tx, id)
}
