import { type Campaign, type ReadDb, rows } from '../foundation/index.ts'
import type { RegisterTables } from './schema.ts'
import type { Constituency, Politician } from './types.ts'

const constituencies = (db: ReadDb) =>
  rows<RegisterTables>(db).selectFrom('constituency').select(['code', 'name', 'name_cy', 'nation', 'lat', 'lon']).orderBy('name')

const asConstituency = ({
  name_cy,
  ...row
}: Omit<Constituency, 'nameCy'> & { readonly name_cy: string | null }): Constituency => ({ ...row, nameCy: name_cy })

/** Every constituency of the House of Commons, by name. */
export const allConstituencies = async (db: ReadDb): Promise<Constituency[]> =>
  (await constituencies(db).execute()).map(asConstituency)

/** Constituencies by code, by name; codes that nobody knows are left out. */
export async function constituenciesByCodes(db: ReadDb, codes: readonly string[]): Promise<Constituency[]> {
  if (codes.length === 0) return []
  return (
    await constituencies(db)
      .where('code', 'in', [...codes])
      .execute()
  ).map(asConstituency)
}

/** The eighteen of Northern Ireland, by name: what somebody there chooses from. */
export const constituenciesOfNorthernIreland = async (db: ReadDb): Promise<Constituency[]> =>
  (await constituencies(db).where('nation', '=', 'northern-ireland').execute()).map(asConstituency)

/** Who sits for a constituency: in the example campaign the invented politician. */
export async function politicianOf(db: ReadDb, constituencyCode: string, campaign: Campaign): Promise<Politician | null> {
  const row = await rows<RegisterTables>(db)
    .selectFrom('politician')
    .select(['constituency_code', 'name', 'title', 'party', 'email', 'email_missing', 'as_of', 'is_invented'])
    .where('constituency_code', '=', constituencyCode)
    .where('is_invented', '=', campaign === 'example')
    .executeTakeFirst()
  if (!row) return null
  const { constituency_code, email_missing, as_of, is_invented, ...rest } = row
  return { ...rest, constituencyCode: constituency_code, emailMissing: email_missing, asOf: as_of, isInvented: is_invented }
}
