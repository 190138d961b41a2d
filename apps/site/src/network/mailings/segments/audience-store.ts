import { sql } from 'kysely'
import { type ReadDb, rows } from '../../../foundation/index.ts'
import { audience } from '../../lists/audience-store.ts'
import type { NetworkTables } from '../../network-tables.ts'
import type { ListPurpose } from '../../network-words.ts'
import type { MailingTables } from '../mailing-tables.ts'
import type { Narrowed } from './segment.ts'

/** Every district that anybody has given who may be written to for this purpose. */
export async function districtsOf(db: ReadDb, purpose: ListPurpose): Promise<string[]> {
  const found = await audience(db, purpose)
    .select('supporter.district')
    .distinct()
    .where('supporter.district', 'is not', null)
    .orderBy('supporter.district')
    .execute()
  return found.flatMap(({ district }) => district ?? [])
}

/** The people of a segment: a query to select from. */
export function peopleOf(db: ReadDb, { purpose, nations, districtsOfNations, districts, interests, acted }: Narrowed) {
  let query = audience(db, purpose)
  if (nations.length > 0) {
    query = query.where(eb =>
      eb.or([
        eb('supporter.nation', 'in', nations),
        ...(districtsOfNations.length > 0
          ? [eb.and([eb('supporter.nation', 'is', null), eb('supporter.district', 'in', districtsOfNations)])]
          : []),
      ]),
    )
  }
  // Nobody lives in none of the districts: `in ()` is no SQL.
  if (districts !== null) query = query.where('supporter.district', 'in', districts.length > 0 ? districts : [''])
  if (interests.length > 0) query = query.where(sql<boolean>`supporter.interests && ${sql.val([...interests])}::text[]`)
  if (acted !== 'any') {
    const deeds = rows<MailingTables & NetworkTables>(db)
      .selectFrom('supporter_deed')
      .select('supporter_deed.supporter_id')
      .whereRef('supporter_deed.supporter_id', '=', sql.ref('supporter.id'))
    query = query.where(({ exists, not }) => (acted === 'acted' ? exists(deeds) : not(exists(deeds))))
  }
  return query
}

/** The receiving domain of an address; addresses are kept in small letters. */
export const domainOfAddress = sql<string>`split_part(supporter.address, '@', 2)`

export type DomainCount = { readonly domain: string; readonly count: number }

/** How many people a segment has at each receiving domain, the most first. */
export const countByDomain = (db: ReadDb, narrowed: Narrowed): Promise<DomainCount[]> =>
  peopleOf(db, narrowed)
    .select([domainOfAddress.as('domain'), eb => eb.fn.countAll<number>().as('count')])
    .groupBy(domainOfAddress)
    .orderBy('count', 'desc')
    .orderBy('domain')
    .execute()
