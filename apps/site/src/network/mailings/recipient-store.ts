import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { ListPurpose } from '../network-words.ts'
import type { MailingTables } from './mailing-tables.ts'
import type { Fate } from './mailing-words.ts'
import { domainOfAddress, peopleOf } from './segments/audience-store.ts'
import type { Narrowed } from './segments/segment.ts'

type Gather = { readonly mailing: number; readonly narrowed: Narrowed; readonly limit: number }

/** Writes down the next recipients, by their numbers. How many: fewer than `limit` when they were the last. */
export async function gatherSome(tx: WriteDb, { mailing, narrowed, limit }: Gather): Promise<number> {
  const { last } = await rows<MailingTables>(tx)
    .selectFrom('mailing_recipient')
    .select(eb => eb.fn.max('supporter_id').as('last'))
    .where('mailing_id', '=', mailing)
    .executeTakeFirstOrThrow()
  const next = peopleOf(tx, narrowed)
    .where('supporter.id', '>', Number(last ?? 0))
    .orderBy('supporter.id')
    .limit(limit)
    .select(eb => [
      eb.val(mailing).$castTo<number>().as('mailing_id'),
      'supporter.id as supporter_id',
      domainOfAddress.as('domain'),
    ])
  const found = await next.execute()
  if (found.length > 0) {
    await writes<MailingTables>(tx)
      .insertInto('mailing_recipient')
      .values(found.map(row => ({ ...row, mailing_id: mailing, fate: 'waiting' as const, mail_id: null, is_cleared: false })))
      .onConflict(conflict => conflict.columns(['mailing_id', 'supporter_id']).doNothing())
      .execute()
  }
  return found.length
}

/** How many recipients have come to what; what none has come to is left out. */
export async function countFates(db: ReadDb, mailing: number): Promise<Partial<Record<Fate, number>>> {
  const found = await rows<MailingTables>(db)
    .selectFrom('mailing_recipient')
    .select(['fate', eb => eb.fn.countAll<number>().as('count')])
    .where('mailing_id', '=', mailing)
    .groupBy('fate')
    .execute()
  return Object.fromEntries(found.map(({ fate, count }) => [fate, count]))
}

export type WaitingAt = { readonly domain: string; readonly count: number }

const countAt = (db: ReadDb, mailing: number, fate: 'waiting' | 'written'): Promise<WaitingAt[]> =>
  rows<MailingTables>(db)
    .selectFrom('mailing_recipient')
    .select(['domain', eb => eb.fn.countAll<number>().as('count')])
    .where('mailing_id', '=', mailing)
    // As a word of the statement: the index of those that wait is then used.
    .where('fate', '=', sql.lit<Fate>(fate))
    .groupBy('domain')
    .orderBy('domain')
    .execute()

/** How many at each domain have not been written to yet. */
export const waitingAt = (db: ReadDb, mailing: number): Promise<WaitingAt[]> => countAt(db, mailing, 'waiting')
/** How many mails to each domain stand in the outbox. */
export const writtenAt = (db: ReadDb, mailing: number): Promise<WaitingAt[]> => countAt(db, mailing, 'written')

type Next = { readonly mailing: number; readonly perDomain: number; readonly limit: number }

/** The next who wait for their mail: so many of each domain at most, and one of each before the second of any. */
export async function nextToWrite(
  db: ReadDb,
  { mailing, perDomain, limit }: Next,
): Promise<{ id: number; domain: string; place: number }[]> {
  const { rows: found } = await sql<{ id: number; domain: string; place: number }>`
    select supporter_id as id, domain, place from (
      select supporter_id, domain, row_number() over (partition by domain order by supporter_id) as place
      from mailing_recipient where mailing_id = ${mailing} and fate = 'waiting'
    ) as waiting
    where place <= ${perDomain} order by place, supporter_id limit ${limit}`.execute(rows<MailingTables>(db))
  return found.map(({ id, domain, place }) => ({ id: Number(id), domain, place: Number(place) }))
}

/** Whether anybody waits or stands in the outbox. */
export async function isAnybodyLeft(db: ReadDb, mailing: number): Promise<boolean> {
  for (const fate of ['waiting', 'written'] as const) {
    const found = await rows<MailingTables>(db)
      .selectFrom('mailing_recipient')
      .select('supporter_id')
      .where('mailing_id', '=', mailing)
      .where('fate', '=', sql.lit<Fate>(fate))
      .limit(1)
      .executeTakeFirst()
    if (found) return true
  }
  return false
}

/** One of those who are about to be written to. */
export type Reader = {
  readonly supporterId: number
  readonly address: string
  readonly locale: 'en' | 'cy'
  readonly firstName: string | null
  readonly nation: Nation | null
  readonly district: string | null
}

/** Some people as they are now, of those who wait for this mailing; nobody is held. */
export const readersOf = (db: ReadDb, mailing: number, ids: readonly number[]): Promise<Reader[]> =>
  rows<MailingTables & NetworkTables>(db)
    .selectFrom('mailing_recipient as recipient')
    .innerJoin('supporter', 'supporter.id', 'recipient.supporter_id')
    .select(['supporter.id as supporterId', 'address', 'locale', 'first_name as firstName', 'nation', 'district'])
    .where('recipient.mailing_id', '=', mailing)
    .where('recipient.fate', '=', 'waiting')
    // By the keys of both tables: neither is read as a whole.
    .where('recipient.supporter_id', 'in', ids.length > 0 ? [...ids] : [-1])
    .orderBy('supporter.id')
    .execute()

/** Holds people until the transaction ends, and says who of them may still be written to for this purpose. */
export async function holdAllowed(tx: WriteDb, ids: readonly number[], purpose: ListPurpose): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const db = writes<NetworkTables>(tx)
  await db
    .selectFrom('supporter')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  // Asked after they are held: whoever has left at this very moment is not among them.
  const allowed = await db
    .selectFrom('supporter')
    .innerJoin('permission', 'permission.supporter_id', 'supporter.id')
    .select('supporter.id')
    .where('supporter.id', 'in', [...ids])
    .where('supporter.state', '=', 'confirmed')
    .where('permission.supporter_id', 'in', [...ids])
    .where('permission.purpose', '=', purpose)
    .execute()
  return new Set(allowed.map(({ id }) => Number(id)))
}

type Written = { readonly supporterId: number; readonly mailId: number }

/** Notes the mails that stand in the outbox now; `held`: they stay there, since mail is off. */
export async function noteWritten(
  tx: WriteDb,
  mailing: number,
  written: readonly Written[],
  fate: 'written' | 'held',
): Promise<void> {
  const [people, mails] = [written.map(({ supporterId }) => supporterId), written.map(({ mailId }) => mailId)]
  await sql`
    update mailing_recipient as recipient set fate = ${fate}, mail_id = mail.id
    from unnest(${sql.val(people)}::bigint[], ${sql.val(mails)}::bigint[]) as mail (supporter_id, id)
    where recipient.mailing_id = ${mailing} and recipient.supporter_id = mail.supporter_id
      and recipient.supporter_id = any(${sql.val(people)}::bigint[])`.execute(writes<object>(tx))
}

export async function noteLeftOut(tx: WriteDb, mailing: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await writes<MailingTables>(tx)
    .updateTable('mailing_recipient')
    .set({ fate: 'left-out' })
    .where('mailing_id', '=', mailing)
    .where('fate', '=', 'waiting')
    .where('supporter_id', 'in', [...ids])
    .execute()
}

export async function dropRecipients(tx: WriteDb, mailing: number): Promise<void> {
  await writes<MailingTables>(tx).deleteFrom('mailing_recipient').where('mailing_id', '=', mailing).execute()
}

/**
 * Lets the database look at how many rows there are: the embedded one never does so by itself, and would read all recipients for each slice of them.
 */
export const lookAtSizes = async (db: WriteDb): Promise<void> =>
  void (await sql`analyze mailing_recipient, permission, supporter`.execute(writes<object>(db)))
