import { sql } from 'kysely'
import { type WriteDb, writes } from '../database/handle.ts'
import type { StoredMail } from './mail.ts'
import { mailById } from './mail-store.ts'

/** `nothing`: no mail is due. `taken`: another process has just written to the same domain; ask again. */
export type Claim = { readonly kind: 'mail'; readonly mail: StoredMail } | { readonly kind: 'nothing' | 'taken' }

type Due = { readonly id: number; readonly domain: string; readonly interval: number | null }

/**
 * Takes the next mail that is due and marks it as being sent. Two processes never take the same one.
 *
 * A mail of a batch goes only when its batch is not paused and its domain has had no mail for the batch's interval: it is decided here, at
 * the last moment, so nothing has to be spread anew after a pause or a restart. Mails without a batch go first, since somebody waits for
 * them; among batches the domain that has waited longest is next, so that one large domain does not hold up the others.
 */
export async function claimNext(tx: WriteDb, now: Date): Promise<Claim> {
  const due = await nextDue(tx, now)
  if (!due) return { kind: 'nothing' }
  if (!(await noteDomain(tx, due, now))) return { kind: 'taken' }
  await sql`
    update mail set state = 'sending', sending_at = ${now}, next_attempt_at = null, attempts = attempts + 1
    where id = ${due.id}`.execute(writes<object>(tx))
  const mail = await mailById(tx, due.id)
  return mail ? { kind: 'mail', mail } : { kind: 'nothing' }
}

async function nextDue(tx: WriteDb, now: Date): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select m.id, m.domain, b.interval_seconds as "interval"
    from mail m
      left join mail_batch b on b.id = m.batch
      left join mail_domain d on d.domain = m.domain
    where m.state = 'queued' and m.next_attempt_at <= ${now} and b.paused_at is null
      and (b.id is null or d.last_at is null or d.last_at + make_interval(secs => b.interval_seconds) <= ${now})
    order by (m.batch is not null), d.last_at nulls first, m.next_attempt_at, m.id
    limit 1
    for update of m skip locked`.execute(writes<object>(tx))
  return rows[0]
}

/** The row of the domain is what two processes meet at: the second waits for the first and then finds that it came too late. */
async function noteDomain(tx: WriteDb, { domain, interval }: Due, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into mail_domain (domain, last_at) values (${domain}, ${now})
    on conflict (domain) do update set last_at = excluded.last_at
      where ${interval === null} or mail_domain.last_at + make_interval(secs => ${interval ?? 0}) <= excluded.last_at
    returning domain`.execute(writes<object>(tx))
  return rows.length > 0
}
