import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'
import type { StoredMail } from './mail.ts'
import { markSending } from './mail-ends.ts'

/** A mail that may leave now. `interval`: of its batch, in seconds; null for a mail without one. */
export type DueMail = { readonly id: number; readonly domain: string; readonly interval: number | null }

/**
 * The mails that may leave now, in the order in which they should. It is a look, and nothing is taken: see `claimMails`.
 *
 * A mail of a batch goes only when its batch is not paused and its domain has had no mail for the batch's interval: it is decided at the
 * last moment, so nothing has to be spread anew after a pause or a restart. Of a batch that is spread, one mail a domain is given. Mails
 * without a batch go first, since somebody waits for them; among batches each domain has its turn, first the one that has waited longest, so
 * that one large domain does not hold up the others.
 */
export async function chooseDue(db: ReadDb, { now, most }: { now: Date; most: number }): Promise<DueMail[]> {
  const { rows: found } = await sql<DueMail>`
    select id, domain, "interval" from (
      select m.id, m.domain, b.interval_seconds as "interval", (m.batch is not null) as waits, d.last_at, m.next_attempt_at,
        row_number() over (partition by m.domain order by (m.batch is not null), m.next_attempt_at, m.id) as turn
      from mail m
        left join mail_batch b on b.id = m.batch
        left join mail_domain d on d.domain = m.domain
      where m.state = 'queued' and m.next_attempt_at <= ${now} and b.paused_at is null
        and (coalesce(b.interval_seconds, 0) = 0 or d.last_at is null
          or d.last_at + make_interval(secs => b.interval_seconds) <= ${now})
    ) due
    where turn = 1 or coalesce("interval", 0) = 0
    order by waits, turn, last_at nulls first, next_attempt_at, id
    limit ${most}`.execute(rows<object>(db))
  return found
}

/**
 * Takes up to `most` of these mails and marks them as being sent. Two processes never take the same one, and never two mails of batches to
 * one domain within the interval. Those that another has taken meanwhile, or whose batch was paused, are left out.
 */
export async function claimMails(
  tx: WriteDb,
  due: readonly DueMail[],
  { now, most }: { now: Date; most: number },
): Promise<StoredMail[]> {
  const held = await hold(
    tx,
    due.map(({ id }) => id),
    { now, most },
  )
  const mine = due.filter(({ id }) => held.has(id))
  if (mine.length === 0) return []
  const going = await noteDomains(tx, mine, now)
  return markSending(tx, going, now)
}

/** What another process is taking at this moment is passed over, not waited for. */
async function hold(tx: WriteDb, ids: readonly number[], { now, most }: { now: Date; most: number }): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const order = JSON.stringify(ids)
  const { rows: held } = await sql<{ id: number }>`
    select m.id
    from json_array_elements_text(${order}) with ordinality as o (id, turn)
      join mail m on m.id = o.id::bigint
      left join mail_batch b on b.id = m.batch
    where m.state = 'queued' and m.next_attempt_at <= ${now} and b.paused_at is null
    order by o.turn
    limit ${most}
    for update of m skip locked`.execute(writes<object>(tx))
  return new Set(held.map(({ id }) => id))
}

/**
 * The row of the domain is what two processes meet at: the second waits for the first, and then finds that it came too late. Both go through
 * the domains in one order, so that they never wait for each other. Gives the ids of the mails that may go.
 */
async function noteDomains(tx: WriteDb, due: readonly DueMail[], now: Date): Promise<number[]> {
  const domains = JSON.stringify([...new Set(due.map(({ domain }) => domain))].sort())
  await sql`
    insert into mail_domain (domain, last_at) select value, ${longAgo}::timestamptz from json_array_elements_text(${domains})
    on conflict (domain) do nothing`.execute(writes<object>(tx))
  const { rows: found } = await sql<{ domain: string; at: Date }>`
    select domain, last_at as at from mail_domain
    where domain in (select value from json_array_elements_text(${domains}))
    order by domain for update`.execute(writes<object>(tx))
  const lastAt = new Map(found.map(({ domain, at }) => [domain, at.getTime()]))
  const going = due.filter(({ domain, interval }) => !interval || (lastAt.get(domain) ?? 0) + interval * 1000 <= now.getTime())
  const reached = JSON.stringify([...new Set(going.map(({ domain }) => domain))])
  await sql`
    update mail_domain set last_at = greatest(last_at, ${now})
    where domain in (select value from json_array_elements_text(${reached}))`.execute(writes<object>(tx))
  return going.map(({ id }) => id)
}

/** Of a domain that has had no mail yet. */
const longAgo = new Date(0)
