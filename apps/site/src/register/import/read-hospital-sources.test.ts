import { describe, expect, it } from 'vitest'
import { readEnglishHospitals, readScottishHospitals, readWelshHospitals, tidyHospitalName } from './read-hospital-sources.ts'

describe('lists of hospitals', () => {
  it.each([
    ['Totnes Hospital - Torbay and South Devon NHS Foundation Trust', [], 'Totnes Hospital'],
    ['University Of Bristol Dental Hospital', [], 'University of Bristol Dental Hospital'],
    ['St Leonard', ["St Leonard's Hospital", 'Nuttall Street'], "St Leonard's Hospital"],
    ['St Mary', ['West Wing', 'Milton Road'], 'St Mary'],
    ['St Mark', ["St Mark's Road"], 'St Mark'],
  ])('tidies %s', (name, address, tidy) => expect(tidyHospitalName(name, address)).toBe(tidy))

  it('reads NHS.UK, and keeps its doubtful label as a label', () => {
    const text = [
      'OrganisationID,OrganisationCode,Sector,OrganisationName,Address1,Address2,City,Postcode,Latitude,Longitude,ParentODSCode,ParentName',
      '1,R0A02,Independent Sector,Manchester Royal Infirmary,,,Manchester,M13 9WL,53.46,-2.22,R0A,Manchester University NHS Foundation Trust',
    ].join('\n')
    expect(readEnglishHospitals(text).rows).toMatchObject([
      { code: 'R0A02', town: 'Manchester', parentCode: 'R0A', labelledIndependent: true, locationBasis: 'published-point' },
    ])
  })

  it('reads Scotland from the grid, with the town of the address; no grid, no place', () => {
    const text = [
      '_id,Location,LocationName,Postcode,AddressLine,HB,XCoordinate,YCoordinate',
      '1,A105H,Kirklandside Hospital,KA1 5LH,"Kirklandside, Kilmarnock, Ayrshire",S08000015,244240.02,636263.4',
      '2,S319H,Royal Hospital,EH16 4TJ,50 Little France Crescent,S08000024,,',
    ].join('\n')
    const [first, second] = readScottishHospitals(text).rows
    expect(first).toMatchObject({ town: 'Kilmarnock', locationBasis: 'national-grid', parentCode: 'S08000015' })
    expect(first?.lat).toBeCloseTo(55.6, 1)
    expect(first?.lon).toBeCloseTo(-4.48, 1)
    expect(second).toMatchObject({ lat: null, lon: null, town: null })
  })

  it('reads Wales by the postcode’s place', () => {
    const text = [
      'ods_site_code,name,postcode,lat,long,coord_source,rcpch_lat,rcpch_long,parent_ods_code,parent_name',
      '7A1NU,CHILD DEVELOPMENT CENTRE,LL30 1YE,53.31930,-3.80441,codepoint-open,52.2,0.7,7A1,BETSI CADWALADR UNIVERSITY LHB',
    ].join('\n')
    expect(readWelshHospitals(text).rows).toMatchObject([{ name: 'Child Development Centre', lat: 53.3193, lon: -3.80441 }])
  })
})
