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

export type RangeStart = { readonly start: number; readonly constituencyCode: string | null }

/**
 * The ranges that touch the postcodes from `first` to `last` (base-36 numbers, both included), in order. A range runs until the next
 * one begins, so the first of them may have begun before `first`.
 */
export async function rangesBetween(db: ReadDb, first: number, last: number): Promise<RangeStart[]> {
  // Two scans of the primary key: an `or` would read the whole table.
  const { rows: found } = await sql<{ range_start: number; constituency_code: string | null }>`
    (select range_start, constituency_code from postcode_range where range_start <= ${first}::bigint order by range_start desc limit 1)
    union all
    select range_start, constituency_code from postcode_range where range_start > ${first}::bigint and range_start <= ${last}::bigint
    order by range_start`.execute(rows<RegisterTables>(db))
  return found.map(row => ({ start: row.range_start, constituencyCode: row.constituency_code }))
}

/** The range in which a postcode falls, with the month (`YYYY-MM`) that the ranges describe; null when there are none. */
export async function rangeOf(
  db: ReadDb,
  postcode: string,
): Promise<{ readonly constituencyCode: string | null; readonly describes: string } | null> {
  const number = Number.parseInt(postcode.replace(' ', ''), 36)
  const { rows: found } = await sql<{ constituency_code: string | null; describes: string | null }>`
    select constituency_code,
      (select left(description->>'source_date', 7) from register_table where name = 'postcode-constituencies') as describes
    from postcode_range where range_start <= ${number}::bigint order by range_start desc limit 1`.execute(
    rows<RegisterTables>(db),
  )
  const [range] = found
  if (!range || range.describes === null) return null
  return { constituencyCode: range.constituency_code, describes: range.describes }
}
