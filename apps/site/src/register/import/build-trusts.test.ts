import { describe, expect, it } from 'vitest'
import { buildTrusts, sectorOf, type TrustSources } from './build-trusts.ts'

const ods = {
  code: 'R01',
  name: 'EXAMPLE HOSPITALS NHS TRUST',
  regionCode: 'Y59',
  icbCode: 'S9B9J',
  address: 'Egerton Road',
  postcode: 'GU2 7XX',
  openedOn: '1991-04-01',
  closedOn: null,
}
const known = {
  code: 'R01',
  name: 'Example Hospitals NHS Trust',
  otherNames: [],
  type: 'Acute and Acute & Community Trusts',
  region: 'South East',
}
const sources: TrustSources = {
  ods: [ods],
  directory: [known],
  foi: [{ code: 'R01', email: 'foi@example.invalid', otherEmail: null }],
  points: [{ code: 'R01', postcode: 'GU2 7XX', lat: 51.2, lon: -0.6 }],
  icbs: [{ code: 'S9B9J', name: 'Surrey and Sussex Integrated Care Board' }],
  boards: [],
  scottishCodes: [],
  sectors: [{ sector: 'GU2 7', lat: 51.1, lon: -0.5 }],
  kinds: [],
}
const build = (changes: Partial<TrustSources>) => buildTrusts({ ...sources, ...changes })

describe('the register of trusts', () => {
  it('joins what the sources know of an open trust', () => {
    expect(build({})).toMatchObject([
      {
        code: 'R01',
        name: 'Example Hospitals NHS Trust',
        nation: 'england',
        kind: 'acute',
        region_name: 'South East',
        icb_name: 'Surrey and Sussex Integrated Care Board',
        lat: 51.2,
        location_basis: 'headquarters-postcode',
        foi_email: 'foi@example.invalid',
        foi_missing: null,
      },
    ])
  })

  it('never guesses a closed trust’s kind, and gives it no address to write to', () => {
    const closed = { ...ods, code: 'R02', closedOn: '2020-03-31' }
    expect(build({ ods: [closed], directory: [] })).toMatchObject([
      { code: 'R02', name: 'Example Hospitals NHS Trust', kind: 'unknown', foi_email: null, foi_missing: 'closed' },
    ])
  })

  it('flags a missing address, and falls back to the postcode’s sector when the headquarters moved', () => {
    const [row] = build({ foi: [], ods: [{ ...ods, postcode: 'GU2 7AB' }] })
    expect(row).toMatchObject({ foi_missing: 'not-in-source', lat: 51.1, location_basis: 'headquarters-postcode-sector' })
    expect(build({ points: [], sectors: [] })[0]).toMatchObject({ lat: null, location_basis: 'none' })
  })

  it('takes in a trust that only the directory lists', () => {
    const only = { ...known, code: 'TAD', type: 'Mental Health & Learning Disability', region: 'North East and Yorkshire' }
    expect(build({ directory: [known, only] })[1]).toMatchObject({
      code: 'TAD',
      kind: 'mental-health',
      region_code: 'Y63',
      opened_on: null,
    })
  })

  it('knows a Welsh trust by its missing English region', () => {
    expect(build({ ods: [{ ...ods, regionCode: '', icbCode: '' }], directory: [] })).toMatchObject([
      { nation: 'wales', kind: 'nhs-trust-wales', region_code: 'wales', icb_code: null },
    ])
  })

  it('files a board under its ODS code where known, with the area code as an alias, and keeps archived codes as closed', () => {
    const board = {
      areaCode: 'W11000023',
      odsCode: '7A1',
      name: 'Betsi',
      nameCy: 'Bwrdd',
      country: 'Wales',
      lat: 52.9,
      lon: -3.8,
    }
    const boards = [
      board,
      { ...board, areaCode: 'S08000029', odsCode: '', name: 'NHS Fife', nameCy: '', country: 'Scotland' },
      { ...board, areaCode: 'BHSCT', odsCode: '', nameCy: '', country: 'Northern Ireland' },
    ]
    const scottishCodes = [{ code: 'S08000018', name: 'NHS Fife', enactedOn: '2014-04-01', archivedOn: '2018-02-01' }]
    expect(build({ ods: [], directory: [], boards, scottishCodes })).toMatchObject([
      { code: '7A1', aliases: ['W11000023'], name_cy: 'Bwrdd', kind: 'health-board', location_basis: 'inside-area-point' },
      { code: 'S08000029', aliases: [], nation: 'scotland', name_cy: null, closed_on: null },
      { code: 'BHSCT', nation: 'northern-ireland', kind: 'hsc-trust' },
      { code: 'S08000018', closed_on: '2018-02-01', location_basis: 'none' },
    ])
    expect(() => build({ boards: [{ ...board, country: 'France' }] })).toThrow(/France/)
  })

  it('lets a person set the kind', () => {
    expect(build({ kinds: [{ code: 'R01', kind: 'cancer-centre' }] })[0]?.kind).toBe('cancer-centre')
  })

  it('finds the sector of a postcode', () => expect(sectorOf('gu2 7xx')).toBe('GU2 7'))
})
