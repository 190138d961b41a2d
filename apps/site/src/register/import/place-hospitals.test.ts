import { describe, expect, it } from 'vitest'
import { type PlacingFacts, placeHospitals } from './place-hospitals.ts'
import { hospital } from './test-rows.ts'

const present: Record<string, string[]> = { R01: ['R01'], OLD: ['R01'], CUT: ['R01', 'R02'], LST: [] }
const facts: PlacingFacts = {
  presentTrusts: code => present[code] ?? [],
  corrections: new Map([['CUT02', { hospitalCode: 'CUT02', trustCode: 'R02', reason: 'It went there', source: 'A list' }]]),
  sectors: new Map([['GU2 7', { lat: 51.1, lon: -0.5 }]]),
}
const place = (...rows: Parameters<typeof hospital>[0][]) => placeHospitals(rows.map(hospital), facts)

describe('the present trust of a hospital', () => {
  it('is the listed one while that is open, else its successor', () => {
    const { hospitals } = place({}, { code: 'OLD01', name: 'Other', parentCode: 'OLD' })
    expect(hospitals.map(row => [row.trust_code, row.trust_code_in_source, row.trust_moved])).toEqual([
      ['R01', 'R01', 'no'],
      ['R01', 'OLD', 'yes'],
    ])
  })

  it('stays open where a trust was divided or has no known successor', () => {
    const { hospitals, unplaced } = place({ code: 'CUT01', parentCode: 'CUT' }, { code: 'LST01', parentCode: 'LST' })
    expect(hospitals).toEqual([])
    expect(unplaced.map(row => row.why)).toEqual([
      'Its trust was divided between R01, R02, and no source says which of them runs it.',
      'No source says which open trust followed the one it is listed under.',
    ])
  })

  it('is decided by a correction, which leaves its reason and source', () => {
    const [row] = place({ code: 'CUT02', parentCode: 'CUT' }).hospitals
    expect(row).toMatchObject({ trust_code: 'R02', trust_moved: 'yes', note: 'It went there (A list)' })
  })

  it('is clear when the same building is also listed under a present trust; the double is joined', () => {
    const { hospitals, unplaced } = place({ code: 'CUT03', parentCode: 'CUT' }, { code: 'R0107', name: 'EXAMPLE HOSPITAL' })
    expect(unplaced).toEqual([])
    expect(hospitals).toMatchObject([{ code: 'R0107', trust_code: 'R01', note: 'Also listed as CUT03.' }])
  })

  it('falls back to the postcode’s sector, and without one says so', () => {
    const { hospitals, unplaced } = place(
      { lat: null, lon: null },
      { code: 'R0109', name: 'Nowhere', postcode: '', lat: null, lon: null },
    )
    expect(hospitals).toMatchObject([{ lat: 51.1, lon: -0.5, location_basis: 'postcode-sector' }])
    expect(unplaced.map(row => row.why)).toEqual(['No coordinates, and its postcode sector is not known.'])
  })
})
