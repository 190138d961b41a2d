import type { TrustRecord } from './schema.ts'
import type { Trust } from './types.ts'

/** The columns of a trust that an import takes over. */
export const trustColumns = [
  'name',
  'name_cy',
  'nation',
  'kind',
  'region_code',
  'region_name',
  'icb_code',
  'icb_name',
  'address',
  'postcode',
  'lat',
  'lon',
  'location_basis',
  'opened_on',
  'closed_on',
  'foi_email',
  'foi_email_alt',
  'foi_missing',
] as const

export const trustRecordOf = (trust: Trust): TrustRecord => ({
  code: trust.code,
  name: trust.name,
  name_cy: trust.nameCy,
  nation: trust.nation,
  kind: trust.kind,
  region_code: trust.regionCode,
  region_name: trust.regionName,
  icb_code: trust.icbCode,
  icb_name: trust.icbName,
  address: trust.address,
  postcode: trust.postcode,
  lat: trust.lat,
  lon: trust.lon,
  location_basis: trust.locationBasis,
  opened_on: trust.openedOn,
  closed_on: trust.closedOn,
  foi_email: trust.foiEmail,
  foi_email_alt: null,
  foi_missing: trust.foiMissing,
  is_invented: trust.isInvented,
})
