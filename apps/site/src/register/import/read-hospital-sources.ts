import { gridToWgs84 } from './grid-to-wgs84.ts'
import { properName } from './name-case.ts'
import { type Reading, readCoordinate, readSource, roundCoordinate } from './read-source.ts'
import { readRows } from './read-trust-sources.ts'
import type { HospitalRow } from './tables.ts'

/** A hospital as a source lists it, before anybody asks which trust runs it now. */
export interface ListedHospital {
  code: string
  name: string
  nation: HospitalRow['nation']
  town: string | null
  postcode: string
  lat: number | null
  lon: number | null
  locationBasis: HospitalRow['location_basis']
  parentCode: string
  parentName: string
  /**
   * NHS.UK's own label. It is not to be trusted: Manchester Royal Infirmary is labelled independent,
   * and a private company's clinics are labelled NHS. It only helps to tell where a trust is a guest.
   */
  labelledIndependent: boolean
  source: string
}

export function readEnglishHospitals(text: string): Reading<ListedHospital> {
  return readRows(readSource(text), ({ cells }) => ({
    code: cells.OrganisationCode ?? '',
    name: tidyHospitalName(cells.OrganisationName ?? '', [cells.Address1 ?? '', cells.Address2 ?? '']),
    nation: 'england',
    town: cells.City ? properName(cells.City) : null,
    postcode: cells.Postcode ?? '',
    lat: readCoordinate(cells.Latitude),
    lon: readCoordinate(cells.Longitude),
    locationBasis: 'published-point',
    parentCode: cells.ParentODSCode ?? '',
    parentName: cells.ParentName ?? '',
    labelledIndependent: cells.Sector !== 'NHS Sector',
    source: 'NHS.UK, mid-2021',
  }))
}

export function readScottishHospitals(text: string): Reading<ListedHospital> {
  return readRows(readSource(text), ({ cells }) => {
    const place = gridToWgs84(Number(cells.XCoordinate || 'none'), Number(cells.YCoordinate || 'none'))
    return {
      code: cells.Location ?? '',
      name: properName(cells.LocationName ?? ''),
      nation: 'scotland',
      town: townOfAddress(cells.AddressLine ?? ''),
      postcode: cells.Postcode ?? '',
      lat: place === null ? null : roundCoordinate(place.lat),
      lon: place === null ? null : roundCoordinate(place.lon),
      locationBasis: 'national-grid',
      parentCode: cells.HB ?? '',
      parentName: '',
      labelledIndependent: false,
      source: 'Public Health Scotland, 2022',
    }
  })
}

export function readWelshHospitals(text: string): Reading<ListedHospital> {
  return readRows(readSource(text), ({ cells }) => ({
    code: cells.ods_site_code ?? '',
    name: properName(cells.name ?? ''),
    nation: 'wales',
    town: null,
    postcode: cells.postcode ?? '',
    lat: readCoordinate(cells.lat),
    lon: readCoordinate(cells.long),
    locationBasis: 'postcode',
    parentCode: cells.parent_ods_code ?? '',
    parentName: properName(cells.parent_name ?? ''),
    labelledIndependent: false,
    source: 'RCPCH from ODS, August 2024',
  }))
}

/**
 * NHS.UK appends the trust to some names (“Totnes Hospital - Torbay and South Devon NHS Foundation Trust”), and cuts others at
 * their apostrophe (“St Leonard”): where the address repeats the name in full, that is taken.
 */
export function tidyHospitalName(listed: string, address: string[]): string {
  const name = properName(listed.replace(/ - [^-]*NHS (Foundation )?Trust\s*$/i, ''))
  const full = /^St \p{L}+$/u.test(name)
    ? address.find(line => /^['’]s? Hospital$/.test(line.slice(name.length)) && line.startsWith(name))
    : undefined
  return full ?? name
}

/** The last part of an address, unless that is a county. */
function townOfAddress(address: string): string | null {
  const parts = address
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  if (parts.length > 1 && /(shire|^Fife|^Angus|^Argyll|^Midlothian|^West Lothian|^East Lothian)$/i.test(parts.at(-1) ?? ''))
    parts.pop()
  const town = parts.at(-1)
  return town === undefined || /\d/.test(town) || /\b(Road|Street|Avenue|Drive|Lane|Crescent|Place)$/.test(town)
    ? null
    : properName(town)
}
