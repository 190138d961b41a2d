import { sql } from 'kysely'
import { type ReadDb, rows } from '../../foundation/index.ts'
import type { DistrictRecord, RegisterTables } from '../schema.ts'
import type { Nation } from '../types.ts'

type Middle = { readonly nation: Nation; readonly lat: number; readonly lon: number }

/** Not of a Crown dependency, whose districts stand in the same table. */
const isInUk = <Row extends { nation: DistrictRecord['nation'] }>(row: Row): row is Row & { nation: Nation } =>
  row.nation !== 'jersey' && row.nation !== 'guernsey' && row.nation !== 'isle-of-man'

/** The middle of a sector of Great Britain; null when it is not in the table. */
export async function sectorPlace(db: ReadDb, sector: string): Promise<Middle | null> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('postcode_sector')
    .select(['nation', 'lat', 'lon'])
    .where('sector', '=', sector)
    .executeTakeFirst()
  return found ?? null
}

/** The middle of a district, Northern Ireland included; null when it is not in the table. */
export async function districtPlace(db: ReadDb, district: string): Promise<Middle | null> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('postcode_district')
    .select(['nation', 'lat', 'lon'])
    .where('district', '=', district)
    .executeTakeFirst()
  return found && isInUk(found) ? found : null
}

/** The middle of an area's districts, each weighing as much as it has postcodes (one, where that is not known). */
export async function areaPlace(db: ReadDb, area: string): Promise<Middle | null> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('postcode_district')
    .select(['nation', 'lat', 'lon', 'units'])
    .where('district', '~', `^${area}[0-9]`)
    .execute()
  const districts = found.filter(isInUk)
  const total = districts.reduce((sum, row) => sum + (row.units ?? 1), 0)
  const [largest] = districts.toSorted((a, b) => (b.units ?? 1) - (a.units ?? 1))
  if (!largest || total === 0) return null
  const mean = (of: 'lat' | 'lon') => districts.reduce((sum, row) => sum + row[of] * (row.units ?? 1), 0) / total
  return { nation: largest.nation, lat: Math.round(mean('lat') * 1e5) / 1e5, lon: Math.round(mean('lon') * 1e5) / 1e5 }
}

/**
 * The codes of the constituencies whose ranges touch the postcodes from `first` to `last` (base-36 numbers, both included).
 * A range runs until the next one begins, so the one that began before `first` counts too.
 */
export async function constituencyCodesBetween(db: ReadDb, first: number, last: number): Promise<string[]> {
  const ranges = rows<RegisterTables>(db)
  const before = ranges
    .selectFrom('postcode_range')
    .select(sql<number>`max(range_start)`.as('start'))
    .where('range_start', '<=', first)
  const found = await ranges
    .selectFrom('postcode_range')
    .select('constituency_code')
    .distinct()
    .where(eb => eb.or([eb('range_start', '=', before), eb.and([eb('range_start', '>', first), eb('range_start', '<=', last)])]))
    .execute()
  return found.flatMap(row => (row.constituency_code === null ? [] : [row.constituency_code]))
}
