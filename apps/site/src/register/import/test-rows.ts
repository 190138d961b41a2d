import type { ListedHospital } from './read-hospital-sources.ts'
import type { SuccessionRow, TrustRow } from './tables.ts'

/** Rows for tests: plain values, of which a test changes what it is about. */
export function trust(changes: Partial<TrustRow>): TrustRow {
  return {
    code: 'R01',
    name: 'Example NHS Trust',
    name_cy: null,
    nation: 'england',
    kind: 'acute',
    region_code: 'Y56',
    region_name: 'London',
    icb_code: null,
    icb_name: null,
    address: null,
    postcode: null,
    lat: null,
    lon: null,
    location_basis: 'none',
    opened_on: null,
    closed_on: null,
    foi_email: null,
    foi_email_alt: null,
    foi_missing: 'not-in-source',
    aliases: [],
    ...changes,
  }
}

export function succession(old_code: string, new_code: string): SuccessionRow {
  return { old_code, old_name: null, new_code, effective_on: '2020-04-01', source: 'S', note: null }
}

export function hospital(changes: Partial<ListedHospital>): ListedHospital {
  return {
    code: 'R0101',
    name: 'Example Hospital',
    nation: 'england',
    town: 'Exampleton',
    postcode: 'GU2 7XX',
    lat: 51.2,
    lon: -0.6,
    locationBasis: 'published-point',
    parentCode: 'R01',
    parentName: 'Example NHS Trust',
    labelledIndependent: false,
    source: 'S',
    ...changes,
  }
}
