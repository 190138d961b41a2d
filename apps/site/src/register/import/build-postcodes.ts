import { nationOfCode } from './build-constituencies.ts'
import { type Reading, readCoordinate, readSource } from './read-source.ts'
import { readRows } from './read-trust-sources.ts'
import type { Tables } from './tables.ts'

type SectorRow = Tables['postcode-sectors'][number]
type DistrictRow = Tables['postcode-districts'][number]

const districtForm = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** Postcode sectors of Great Britain. A row that no postcode could have (“N20001 4”) is a problem, not a sector. */
export function readSectors(text: string): Reading<SectorRow> {
  return readRows(readSource(text), ({ line, cells }, problems) => {
    const sector = cells.sector ?? ''
    const [district, digit] = sector.split(' ')
    const place = placeOf(cells)
    const nation = nationOfCode(cells.country_code ?? '')
    if (!districtForm.test(district ?? '') || !/^\d$/.test(digit ?? '') || place === null || nation === null) {
      problems.push({ line, column: 'sector', why: `“${sector}” is not a postcode sector with a place and a nation` })
      return null
    }
    const board = cells.nhs_ha_code ?? ''
    return {
      sector,
      ...place,
      nation,
      health_board_code: nation === 'england' || board === '' ? null : board,
      units: Number(cells.unit_postcodes),
    }
  })
}

/** Postcode districts of Great Britain. The place is the council that holds most of the district. */
export function readDistricts(text: string, councils: Map<string, string>): Reading<DistrictRow> {
  return readRows(readSource(text), ({ line, cells }, problems) => {
    const district = cells.outcode ?? ''
    const place = placeOf(cells)
    const nation = nationOfCode(cells.country_code ?? '')
    if (!districtForm.test(district) || place === null || nation === null) {
      problems.push({ line, column: 'outcode', why: `“${district}” is not a postcode district with a place and a nation` })
      return null
    }
    return {
      district,
      ...place,
      nation,
      place: councils.get(cells.admin_district_code ?? '') ?? null,
      basis: 'code-point-open',
      units: Number(cells.unit_postcodes),
    }
  })
}

const islands = { NIR: 'northern-ireland', NI: 'northern-ireland', JE: 'jersey', GG: 'guernsey', IM: 'isle-of-man' } as const

/** Districts of Northern Ireland, the Channel Islands and Man, from an old list: to the district only, to about 100 metres. */
export function readOtherDistricts(text: string): Reading<DistrictRow> {
  return readRows(readSource(text), ({ line, cells }, problems) => {
    const district = cells.postcode ?? ''
    const lat = readCoordinate(cells.latitude)
    const lon = readCoordinate(cells.longitude)
    const nation = islands[cells.country as keyof typeof islands] // A country outside the list is undefined and refused here.
    if (!districtForm.test(district) || lat === null || lon === null || nation === undefined) {
      problems.push({ line, column: 'postcode', why: `“${district}” is not a postcode district with a place and a nation` })
      return null
    }
    return { district, lat, lon, nation, place: otherPlace(cells, nation), basis: 'gibbs-2017', units: null }
  })
}

/** Some town names of the old list are damaged (“St+F2813 Ouen”): a region is better than a wrong town. */
function otherPlace(cells: Record<string, string>, nation: DistrictRow['nation']): string | null {
  if (nation !== 'northern-ireland') return cells.country_string || null
  const named = [cells.town, cells.region].find(name => name !== undefined && /^\p{L}[\p{L} .'’-]+$/u.test(name))
  return named ?? null
}

function placeOf(cells: Record<string, string>): { lat: number; lon: number } | null {
  const lat = readCoordinate(cells.lat)
  const lon = readCoordinate(cells.long)
  return lat === null || lon === null ? null : { lat, lon }
}
