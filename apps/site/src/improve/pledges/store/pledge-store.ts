import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import { changeOf } from '../rules/change-facts.ts'
import { foldPledge, type PledgeStory, type Publication } from '../rules/fold-pledge.ts'
import type { PledgeTables } from './pledge-tables.ts'

export type Pledge = { readonly id: number; readonly trustCode: string; readonly story: PledgeStory }

export async function insertPledge(tx: WriteDb, { trustCode, on }: { trustCode: string; on: string }): Promise<number> {
  const { id } = await writes<PledgeTables>(tx)
    .insertInto('pledge')
    .values({ trust_code: trustCode, started_on: on })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Held until the transaction ends: of two who publish at once, the second sees what the first has published. */
export async function holdPledge(tx: WriteDb, id: number): Promise<Pledge | null> {
  const held = await writes<PledgeTables>(tx)
    .selectFrom('pledge')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return held ? pledgeById(tx, id) : null
}

export async function pledgeById(db: ReadDb, id: number): Promise<Pledge | null> {
  const row = await rows<PledgeTables>(db)
    .selectFrom('pledge')
    .select(['id', 'trust_code'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const publications = await publicationsOf(db, [id])
  return { id, trustCode: row.trust_code, story: foldPledge(publications.get(id) ?? []) }
}

/** All pledges, or those of some trusts; the oldest first. */
export async function pledgesOf(db: ReadDb, trustCodes: readonly string[] | 'all'): Promise<Pledge[]> {
  if (trustCodes !== 'all' && trustCodes.length === 0) return []
  let query = rows<PledgeTables>(db).selectFrom('pledge').select(['id', 'trust_code']).orderBy('id')
  if (trustCodes !== 'all') query = query.where('trust_code', 'in', [...trustCodes])
  const found = await query.execute()
  const publications = await publicationsOf(
    db,
    found.map(({ id }) => id),
  )
  return found.map(({ id, trust_code }) => ({
    id,
    trustCode: trust_code,
    story: foldPledge(publications.get(id) ?? []),
  }))
}

async function publicationsOf(db: ReadDb, pledgeIds: readonly number[]): Promise<Map<number, Publication[]>> {
  const found = new Map<number, Publication[]>()
  if (pledgeIds.length === 0) return found
  const all = await rows<PledgeTables>(db)
    .selectFrom('pledge_publication')
    .select(['id', 'pledge_id', 'kind', 'number', 'facts', 'published_on'])
    .where('pledge_id', 'in', [...pledgeIds])
    .orderBy('id')
    .execute()
  for (const row of all) {
    const publication = { id: row.id, number: row.number, on: row.published_on, change: changeOf(row.kind, row.facts) }
    found.set(row.pledge_id, [...(found.get(row.pledge_id) ?? []), publication])
  }
  return found
}

export type NewPublication = {
  readonly pledgeId: number
  readonly changeId: number
  readonly kind: PledgeTables['pledge_publication']['kind']
  readonly facts: unknown
  readonly on: string
}

/** Publishes for good, under the next number of its kind. The pledge is held by whoever calls. */
export async function insertPublication(
  tx: WriteDb,
  { pledgeId, changeId, kind, facts, on }: NewPublication,
): Promise<{ readonly id: number; readonly number: number }> {
  const { last } = await writes<PledgeTables>(tx)
    .selectFrom('pledge_publication')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('pledge_id', '=', pledgeId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const { id } = await writes<PledgeTables>(tx)
    .insertInto('pledge_publication')
    .values({ pledge_id: pledgeId, change_id: changeId, kind, number, facts: JSON.stringify(facts), published_on: on })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, number }
}
