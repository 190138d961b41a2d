import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { LinkVerdict } from './judge-link.ts'
import type { LinkTables } from './link-tables.ts'

export type LinkCheck = {
  readonly id: number
  readonly askedAt: Date
  readonly askedBy: string
  /** Null: it is under way. */
  readonly endedAt: Date | null
  readonly links: number
}

export type CheckedLink = LinkVerdict & { readonly address: string; readonly checkedAt: Date }

type Row = Omit<LinkTables['link_check'], 'id'> & { id: number }
const asCheck = (row: Row): LinkCheck => ({
  id: row.id,
  askedAt: row.asked_at,
  askedBy: row.asked_by,
  endedAt: row.ended_at,
  links: row.links,
})

/** The newest look at all links, under way or ended. */
export async function newestCheck(db: ReadDb): Promise<LinkCheck | null> {
  const row = await rows<LinkTables>(db).selectFrom('link_check').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row ? asCheck(row) : null
}

/** Begins a look; null: one is under way already. */
export async function beginCheck(tx: WriteDb, { askedBy, now }: { askedBy: string; now: Date }): Promise<number | null> {
  const row = await writes<LinkTables>(tx)
    .insertInto('link_check')
    .values({ asked_at: now, asked_by: askedBy, links: 0 })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Ends a look. False: another process has ended it. */
export async function endCheck(tx: WriteDb, id: number, { links, now }: { links: number; now: Date }): Promise<boolean> {
  const ended = await writes<LinkTables>(tx)
    .updateTable('link_check')
    .set({ ended_at: now, links })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** What was found of every address that was ever asked and still stands on a page, by address. */
export async function checkedLinks(db: ReadDb): Promise<ReadonlyMap<string, CheckedLink>> {
  const found = await rows<LinkTables>(db).selectFrom('checked_link').selectAll().execute()
  return new Map(
    found.map(({ address, state, because, status, leads_to, checked_at }) => [
      address,
      { address, state, because, status, leadsTo: leads_to, checkedAt: checked_at },
    ]),
  )
}

/** How many addresses were found to lead nowhere. */
export async function countBroken(db: ReadDb): Promise<number> {
  const { count } = await rows<LinkTables>(db)
    .selectFrom('checked_link')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['broken', 'private'])
    .executeTakeFirstOrThrow()
  return count
}

export async function writeChecked(tx: WriteDb, address: string, verdict: LinkVerdict, now: Date): Promise<void> {
  const { state, because, status } = verdict
  const said = { state, because, status, leads_to: verdict.leadsTo?.slice(0, 2000) ?? null, checked_at: now }
  await writes<LinkTables>(tx)
    .insertInto('checked_link')
    .values({ address, ...said })
    .onConflict(conflict => conflict.column('address').doUpdateSet(said))
    .execute()
}

/** When not one of several other sites could be reached since then, it is our own way out that is missing: nothing is said against any of them. */
export async function blameOwnNetwork(tx: WriteDb, since: Date): Promise<void> {
  const elsewhere = await rows<LinkTables>(tx)
    .selectFrom('checked_link')
    .select(['address', 'because'])
    .where('checked_at', '>=', since)
    .where('address', 'like', 'http%')
    .execute()
  const unreached = ['no-such-site', 'no-answer', 'too-slow']
  if (elsewhere.length < 3 || !elsewhere.every(({ because }) => unreached.includes(because))) return
  await writes<LinkTables>(tx)
    .updateTable('checked_link')
    .set({ state: 'unclear', because: 'no-network' })
    .where('checked_at', '>=', since)
    .where('address', 'like', 'http%')
    .execute()
}

/** Forgets addresses that were not asked since then: they stand on no page any more. */
export async function forgetCheckedBefore(tx: WriteDb, before: Date): Promise<void> {
  await writes<LinkTables>(tx).deleteFrom('checked_link').where('checked_at', '<', before).execute()
}
