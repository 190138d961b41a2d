import { type ReadDb, rows } from '../../foundation/index.ts'
import { presentTrusts, type Trust, trustsByCodes } from '../../register/index.ts'
import type { NameState } from './endorsement.ts'
import type { EndorsementRow } from './endorsement-store.ts'
import type { EndorsementTables } from './endorsement-tables.ts'

export type EndorsementTotals = {
  readonly all: number
  /** Of those who signed an earlier version of the standards. */
  readonly earlier: number
  readonly elsewhere: number
  readonly byTrust: readonly { readonly trust: Trust; readonly count: number }[]
  /** When the number last changed; null while nobody has signed. */
  readonly changedAt: Date | null
}

/** How many stand behind the standards now. A trust that has merged counts with what it became. */
export async function endorsementTotals(db: ReadDb, edition: number): Promise<EndorsementTotals> {
  const found = await rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .select(['trust_code', 'edition'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'counted')
    .groupBy(['trust_code', 'edition'])
    .execute()
  const sum = (of: typeof found) => of.reduce((total, { count }) => total + count, 0)
  const codes = [...new Set(found.map(({ trust_code }) => trust_code).filter(code => code !== null))]
  const counts = new Map<string, { trust: Trust; count: number }>()
  for (const trust of await trustsByCodes(db, codes)) {
    const count = sum(found.filter(({ trust_code }) => trust_code === trust.code))
    const [successor, ...more] = trust.closedOn === null ? [trust] : await presentTrusts(db, trust.code)
    const present = successor && more.length === 0 ? successor : trust
    const known = counts.get(present.code)
    counts.set(present.code, { trust: present, count: (known?.count ?? 0) + count })
  }
  const last = await rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .select(({ fn }) => [fn.max('counted_at').as('counted'), fn.max('ended_at').as('ended')])
    .where('counted_at', 'is not', null)
    .executeTakeFirst()
  const moments = [last?.counted, last?.ended].filter(at => at instanceof Date).map(at => at.getTime())
  return {
    all: sum(found),
    earlier: sum(found.filter(each => each.edition < edition)),
    elsewhere: sum(found.filter(({ trust_code }) => trust_code === null)),
    byTrust: [...counts.values()],
    changedAt: moments.length === 0 ? null : new Date(Math.max(...moments)),
  }
}

/** Those with a name in this state, who signed last first; those that wait, who has waited longest first. */
export const named = (
  db: ReadDb,
  state: Exclude<NameState, 'hidden'>,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<EndorsementRow[]> =>
  rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .selectAll()
    .where('state', '=', 'counted')
    .where('name_state', '=', state)
    .orderBy('counted_at', state === 'waiting' ? 'asc' : 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()

export async function countNamed(db: ReadDb, state: Exclude<NameState, 'hidden'>): Promise<number> {
  const { count } = await rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'counted')
    .where('name_state', '=', state)
    .executeTakeFirstOrThrow()
  return count
}
