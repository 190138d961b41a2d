import { sectorOf } from './build-trusts.ts'
import { plainName } from './name-case.ts'
import type { ListedHospital } from './read-hospital-sources.ts'
import type { HospitalRow, Tables } from './tables.ts'

type UnplacedRow = Tables['hospitals-unplaced'][number]

export interface HospitalCorrection {
  hospitalCode: string
  trustCode: string
  reason: string
  source: string
}

export interface PlacingFacts {
  presentTrusts(code: string): string[]
  corrections: Map<string, HospitalCorrection>
  sectors: Map<string, { lat: number; lon: number }>
}

export interface PlacedHospitals {
  hospitals: HospitalRow[]
  unplaced: UnplacedRow[]
}

/**
 * Gives every listed hospital its present trust: the trust it is listed under while that is open, else the one open trust to which
 * the successions lead. With none, or several (Pennine Acute was divided), the hospital stays unplaced, unless it is also listed
 * under a present code, or a row in `data/corrections/hospital-trusts.csv` decides with its source.
 */
export function placeHospitals(listed: ListedHospital[], facts: PlacingFacts): PlacedHospitals {
  const hospitals: HospitalRow[] = []
  const unplaced: UnplacedRow[] = []
  for (const hospital of listed) {
    const trust = decideTrust(hospital, listed, facts)
    const place = placeOf(hospital, facts)
    if ('why' in trust || place === null) {
      unplaced.push({
        code: hospital.code,
        name: hospital.name,
        nation: hospital.nation,
        town: hospital.town,
        postcode: hospital.postcode,
        trust_code_in_source: hospital.parentCode,
        why: 'why' in trust ? trust.why : 'No coordinates, and its postcode sector is not known.',
      })
      continue
    }
    hospitals.push({
      code: hospital.code,
      name: hospital.name,
      nation: hospital.nation,
      town: hospital.town,
      postcode: hospital.postcode,
      ...place,
      trust_code: trust.code,
      trust_code_in_source: hospital.parentCode,
      trust_moved: trust.code === hospital.parentCode ? 'no' : 'yes',
      sector: 'nhs',
      note: trust.note ?? (hospital.labelledIndependent ? 'The source calls it independent; its code is the trust’s own.' : null),
      source: hospital.source,
    })
  }
  return { hospitals: joinDoubles(hospitals), unplaced }
}

type TrustDecision = { code: string; note: string | null } | { why: string }

function decideTrust(hospital: ListedHospital, listed: ListedHospital[], facts: PlacingFacts): TrustDecision {
  const correction = facts.corrections.get(hospital.code)
  if (correction !== undefined) return { code: correction.trustCode, note: `${correction.reason} (${correction.source})` }
  const present = facts.presentTrusts(hospital.parentCode)
  const [only] = present
  if (present.length === 1 && only !== undefined) return { code: only, note: null }
  if (present.length === 0) return { why: 'No source says which open trust followed the one it is listed under.' }
  const twin = listed.find(
    other => other.code !== hospital.code && sameListing(other, hospital) && present.includes(other.parentCode),
  )
  if (twin !== undefined) return { code: twin.parentCode, note: null }
  return { why: `Its trust was divided between ${present.join(', ')}, and no source says which of them runs it.` }
}

function placeOf(hospital: ListedHospital, facts: PlacingFacts): Pick<HospitalRow, 'lat' | 'lon' | 'location_basis'> | null {
  if (hospital.lat !== null && hospital.lon !== null)
    return { lat: hospital.lat, lon: hospital.lon, location_basis: hospital.locationBasis }
  const sector = facts.sectors.get(sectorOf(hospital.postcode))
  return sector === undefined ? null : { lat: sector.lat, lon: sector.lon, location_basis: 'postcode-sector' }
}

/** A building listed under an old and a new code becomes one row: the one under the present trust's own code. */
function joinDoubles(hospitals: HospitalRow[]): HospitalRow[] {
  const byBuilding = new Map<string, HospitalRow>()
  for (const hospital of hospitals) {
    const key = `${hospital.trust_code} ${hospital.postcode} ${plainName(hospital.name)}`
    const twin = byBuilding.get(key)
    const [first, second] = twin !== undefined && !isUnderOwnCode(hospital) ? [twin, hospital] : [hospital, twin]
    byBuilding.set(key, second === undefined ? first : { ...first, note: `Also listed as ${second.code}.` })
  }
  return [...byBuilding.values()]
}

function isUnderOwnCode(hospital: HospitalRow): boolean {
  return hospital.code.startsWith(hospital.trust_code)
}

function sameListing(a: ListedHospital, b: ListedHospital): boolean {
  return a.postcode === b.postcode && plainName(a.name) === plainName(b.name)
}
