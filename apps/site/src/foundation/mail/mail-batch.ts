import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'
import type { MailState } from './mail.ts'

/** Mails that leave together. `about` says whose they are, as `kind/id`: `round/2027-1`; `what` what they are, in the words of its room. */
export type MailBatch = {
  readonly id: number
  readonly about: string
  readonly what: string
  /** Of the form that made it: the same form sent again finds it and makes no other. */
  readonly formToken: string | null
  /** No domain gets two mails of batches within this time. */
  readonly intervalSeconds: number
  readonly madeAt: Date
  readonly pausedAt: Date | null
}

/** Seconds between two mails to one domain, unless somebody says otherwise: what even a small trust's mail server takes calmly. */
export const defaultIntervalSeconds = 20

type BatchRow = {
  id: number
  about: string
  what: string
  form_token: string | null
  interval_seconds: number
  made_at: Date
  paused_at: Date | null
}
type MailColumns = { id: number; batch: number | null; state: MailState; next_attempt_at: Date | null; settled_at: Date | null }
type Tables = { mail_batch: BatchRow; mail: MailColumns }
type WritableTables = Omit<Tables, 'mail_batch'> & { mail_batch: Omit<BatchRow, 'id'> & { id?: number } }

const columns = [
  'id',
  'about',
  'what',
  'form_token as formToken',
  'interval_seconds as intervalSeconds',
  'made_at as madeAt',
  'paused_at as pausedAt',
] as const

export type NewBatch = {
  readonly about: string
  readonly what: string
  readonly formToken?: string
  readonly intervalSeconds?: number
  readonly now: Date
}

/** Begins a batch. In the caller's transaction, which also enters in the audit log why. */
export async function makeBatch(
  tx: WriteDb,
  { about, what, formToken, intervalSeconds = defaultIntervalSeconds, now }: NewBatch,
): Promise<number> {
  const { id } = await writes<WritableTables>(tx)
    .insertInto('mail_batch')
    .values({
      about,
      what,
      form_token: formToken ?? null,
      interval_seconds: intervalSeconds,
      made_at: now,
      paused_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // The database always gives it; the type says optional because an insert may leave it out.
  return Number(id)
}

/** The batches about one thing, the newest first. */
export const batchesAbout = (db: ReadDb, about: string): Promise<MailBatch[]> =>
  rows<Tables>(db).selectFrom('mail_batch').select(columns).where('about', '=', about).orderBy('id', 'desc').execute()

/** Stops it from the next mail on; what is being handed over at this moment still goes. False when it stood still already. */
export async function pauseBatch(tx: WriteDb, id: number, now: Date): Promise<boolean> {
  const paused = await writes<Tables>(tx)
    .updateTable('mail_batch')
    .set({ paused_at: now })
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .returning('id')
    .execute()
  return paused.length > 0
}

/** Lets it go on. Its mails are not spread anew: each domain's last mail says when the next may go. False when it was not paused. */
export async function resumeBatch(tx: WriteDb, id: number): Promise<boolean> {
  const resumed = await writes<Tables>(tx)
    .updateTable('mail_batch')
    .set({ paused_at: null })
    .where('id', '=', id)
    .where('paused_at', 'is not', null)
    .returning('id')
    .execute()
  return resumed.length > 0
}

/**
 * Takes back what has not left: queued or held mails. What is being handed over or has gone stays as it is. Returns the ids of the
 * mails that were taken back.
 */
export async function recallBatch(tx: WriteDb, id: number, now: Date): Promise<number[]> {
  const recalled = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'recalled', next_attempt_at: null, settled_at: now })
    .where('batch', '=', id)
    .where('state', 'in', ['queued', 'held'])
    .returning('id')
    .execute()
  return recalled.map(mail => mail.id)
}

/** Lets mails go that were written while no mail server was known. Returns their ids. */
export async function releaseHeld(tx: WriteDb, id: number, now: Date): Promise<number[]> {
  const released = await writes<Tables>(tx)
    .updateTable('mail')
    .set({ state: 'queued', next_attempt_at: now })
    .where('batch', '=', id)
    .where('state', '=', 'held')
    .returning('id')
    .execute()
  return released.map(mail => mail.id)
}

/** How many mails of a batch are in each state; states without any are left out. */
export async function countBatch(db: ReadDb, id: number): Promise<ReadonlyMap<MailState, number>> {
  const counted = await rows<Tables>(db)
    .selectFrom('mail')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .where('batch', '=', id)
    .groupBy('state')
    .execute()
  return new Map(counted.map(({ state, count }) => [state, count]))
}

/** What of a batch still waits for one receiving domain. */
export type WaitingDomain = {
  readonly domain: string
  readonly count: number
  /** When the first of them may go by its own time. */
  readonly from: Date
  /** When this domain last got a mail. */
  readonly lastAt: Date | null
}

export async function waitingByDomain(db: ReadDb, id: number): Promise<WaitingDomain[]> {
  const { rows: found } = await sql<WaitingDomain>`
    select m.domain, count(*) as count, min(m.next_attempt_at) as "from", max(d.last_at) as "lastAt"
    from mail m left join mail_domain d on d.domain = m.domain
    where m.batch = ${id} and m.state = 'queued'
    group by m.domain order by m.domain`.execute(rows<Tables>(db))
  return found
}
