import { describe, expect, it } from 'vitest'
import { readDistricts, readOtherDistricts, readSectors } from './build-postcodes.ts'

const tail = 'lat,long,easting,northing,unit_postcodes,country_code,nhs_regional_ha_code,nhs_ha_code,admin_district_code'

describe('postcode sectors and districts', () => {
  it('reads a sector, with its health board outside England', () => {
    const text = [
      `sector,${tail}`,
      'AB10 1,57.1,-2.1,0,0,205,S92000003,,S08000020,X',
      'GU2 7,51.2,-0.6,0,0,90,E92000001,,E18000008,X',
    ].join('\n')
    expect(readSectors(text).rows).toEqual([
      { sector: 'AB10 1', lat: 57.1, lon: -2.1, nation: 'scotland', health_board_code: 'S08000020', units: 205 },
      { sector: 'GU2 7', lat: 51.2, lon: -0.6, nation: 'england', health_board_code: null, units: 90 },
    ])
  })

  it('refuses rows that no postcode could have', () => {
    const { rows, problems } = readSectors([`sector,${tail}`, 'N20001 4,51.5,-0.1,0,0,100,,,,'].join('\n'))
    expect(rows).toEqual([])
    expect(problems).toMatchObject([{ line: 2, column: 'sector' }])
  })

  it('names a district after the council that holds most of it', () => {
    const text = [`outcode,${tail}`, 'GU2,51.2,-0.6,0,0,900,E92000001,,,E07000209'].join('\n')
    expect(readDistricts(text, new Map([['E07000209', 'Guildford']])).rows).toMatchObject([
      { district: 'GU2', place: 'Guildford', basis: 'code-point-open', units: 900 },
    ])
  })

  it('reads Northern Ireland and the islands to the district, and trusts no damaged town', () => {
    const text = [
      'postcode,eastings,northings,latitude,longitude,town,region,uk_region,country,country_string',
      'BT1,1,1,54.6,-5.9,,Belfast,Northern Ireland,NIR,Northern Ireland',
      'BT63,1,1,54.4,-6.4,Portadown,Craigavon,Northern Ireland,NIR,Northern Ireland',
      'JE3,1,1,49.2,-2.1,St+F2813 Ouen,Jersey,Crown Dependencies,JE,Jersey',
      'FR1,1,1,48.8,2.3,Paris,,,FR,France',
    ].join('\n')
    const { rows, problems } = readOtherDistricts(text)
    expect(rows.map(row => [row.district, row.nation, row.place, row.units])).toEqual([
      ['BT1', 'northern-ireland', 'Belfast', null],
      ['BT63', 'northern-ireland', 'Portadown', null],
      ['JE3', 'jersey', 'Jersey', null],
    ])
    expect(problems).toMatchObject([{ line: 5 }])
  })
})
