import { type ReadDb, rows } from '../foundation/index.ts'
import type { HospitalRecord, RegisterTables } from './schema.ts'
import type { Hospital, TrustCode } from './types.ts'

const columns = ['code', 'name', 'nation', 'town', 'postcode', 'lat', 'lon', 'trust_code', 'trust_code_in_source'] as const

/** The hospitals that a trust runs today, by name. */
export async function hospitalsOf(db: ReadDb, code: string): Promise<Hospital[]> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('hospital')
    .select(columns)
    .where('trust_code', '=', code)
    .orderBy('name')
    .execute()
  return found.map(asHospital)
}

/** Every hospital of the register, by name. */
export async function allHospitals(db: ReadDb): Promise<Hospital[]> {
  const found = await rows<RegisterTables>(db).selectFrom('hospital').select(columns).orderBy('name').execute()
  return found.map(asHospital)
}

function asHospital(row: Pick<HospitalRecord, (typeof columns)[number]>): Hospital {
  return {
    code: row.code,
    name: row.name,
    nation: row.nation,
    town: row.town,
    postcode: row.postcode,
    lat: row.lat,
    lon: row.lon,
    // References trust.code.
    trustCode: row.trust_code as TrustCode,
    formerTrustCode: row.trust_code_in_source === row.trust_code ? null : row.trust_code_in_source,
  }
}
