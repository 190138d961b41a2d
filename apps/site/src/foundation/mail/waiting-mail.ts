import { sql } from 'kysely'
import { type ReadDb, rows } from '../database/handle.ts'

/** What of the outbox goes by itself: how many mails are due or being handed over now, and when the next of the others is due. */
export type WaitingMail = { readonly due: number; readonly nextAt: Date | null }

/** What stands in a paused batch waits for a person and is left out. */
export async function waitingMail(db: ReadDb, now: Date): Promise<WaitingMail> {
  const found = await sql<{ due: number; next: Date | null }>`
    select count(*) filter (where m.state = 'sending' or m.next_attempt_at <= ${now}) as due,
      min(m.next_attempt_at) filter (where m.state = 'queued' and m.next_attempt_at > ${now}) as next
    from mail m left join mail_batch b on b.id = m.batch
    where m.state in ('queued', 'sending') and b.paused_at is null`.execute(rows(db))
  const [row] = found.rows
  return { due: Number(row?.due ?? 0), nextAt: row?.next ?? null }
}
