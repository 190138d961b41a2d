import type { ReadDb } from '../../foundation/index.ts'
import { allHospitals } from '../../register/index.ts'

/** A hospital as the island draws it: its name, latitude and longitude. */
export type DrawnHospital = readonly [name: string, lat: number, lon: number]

/** About ten metres: what a map of the country can show. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4

/** The hospitals that have a place, by the code of the trust that runs them. `codes`: the trusts that are on the map. */
export async function listHospitals(db: ReadDb, codes: ReadonlySet<string>): Promise<Record<string, DrawnHospital[]>> {
  const byTrust: Record<string, DrawnHospital[]> = {}
  for (const { trustCode, name, lat, lon } of await allHospitals(db)) {
    if (!codes.has(trustCode) || lat === null || lon === null) continue
    byTrust[trustCode] ??= []
    byTrust[trustCode].push([name, rounded(lat), rounded(lon)])
  }
  return byTrust
}
