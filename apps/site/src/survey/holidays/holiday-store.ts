import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { type Holidays, makeHolidays } from '../legal-clock/holidays.ts'
import type { Division } from '../schema.ts'

/**
 * What makes a day a bank holiday. `act`: Schedule 1 of the Banking and Financial Dealings Act 1971. `proclaimed`: section 1(2) or (3) of
 * it. `common-law`: Good Friday and Christmas Day outside Scotland. `published`: an import that does not say.
 */
export const bases = ['act', 'proclaimed', 'common-law', 'published'] as const
export type Basis = (typeof bases)[number]

export type HolidayRow = {
  day: string
  division: Division
  title: string
  source: string
  basis: Basis
  /** Falls on another day than its own, because that was a weekend. */
  substitute: boolean
  /** Since when it has been known, as far as we know. */
  announced_on: string | null
  /** Staff took it out: it counts no more, and the seed leaves it out. */
  removed_at: Date | null
  /** Staff brought it in or changed it: the seed leaves it as it is. */
  imported: boolean
}

type HolidayTables = { holiday: HolidayRow }

/** Every bank holiday that counts, as the rules want them. */
export async function holidaysOf(db: ReadDb): Promise<Holidays> {
  const found = await rows<HolidayTables>(db)
    .selectFrom('holiday')
    .select(['day', 'division', 'title', 'announced_on'])
    .where('removed_at', 'is', null)
    .execute()
  return makeHolidays(found.map(({ announced_on, ...holiday }) => ({ ...holiday, announcedOn: announced_on })))
}

/** Every row that counts, in the order of their days. */
export const listHolidays = (db: ReadDb): Promise<HolidayRow[]> =>
  rows<HolidayTables>(db)
    .selectFrom('holiday')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('day')
    .orderBy('division')
    .execute()

/** All rows, also those taken out, within a transaction: nobody else changes the list until it ends. */
export async function lockHolidays(tx: WriteDb): Promise<HolidayRow[]> {
  await sql`lock table holiday in share row exclusive mode`.execute(writes<HolidayTables>(tx))
  return writes<HolidayTables>(tx).selectFrom('holiday').selectAll().orderBy('day').orderBy('division').execute()
}

/** Adds rows, or puts them in the place of those of the same day and division. */
export async function saveHolidays(tx: WriteDb, holidays: readonly HolidayRow[]): Promise<void> {
  if (holidays.length === 0) return
  await writes<HolidayTables>(tx)
    .insertInto('holiday')
    .values([...holidays])
    .onConflict(conflict =>
      conflict.columns(['day', 'division']).doUpdateSet(({ ref }) => ({
        title: ref('excluded.title'),
        source: ref('excluded.source'),
        basis: ref('excluded.basis'),
        substitute: ref('excluded.substitute'),
        announced_on: ref('excluded.announced_on'),
        removed_at: ref('excluded.removed_at'),
        imported: ref('excluded.imported'),
      })),
    )
    .execute()
}
