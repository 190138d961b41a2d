import { describe, expect, it } from 'vitest'
import { accentedWords, buildConstituencies, readPoliticians, restoreAccents } from './build-constituencies.ts'

const boundary = (code: string, name: string, welsh: string) => ({
  properties: { PCON24CD: code, PCON24NM: name, PCON24NMW: welsh },
})
const entry = (code: string, name: string, welsh: string | null) => ({
  parlcon_2024_gss_code: code,
  parlcon_2024_name: name,
  parlcon_2024_name_cy: welsh,
})
const sources = {
  points: [
    'pcon24cd,pcon24nm,centroid_lat,centroid_long,inside_lat,inside_long',
    'W07000102,Montgomeryshire and Glyndwr,52.7,-3.3,52.6994,-3.3371',
    'W07000097,Gower,51.6,-4.0,51.6554,-4.0229',
    'N05000001,Belfast East,54.6,-5.8,54.59,-5.85',
    'X1,Nowhere,1,1,1,1',
  ].join('\n'),
  boundaries: JSON.stringify({
    features: [
      boundary('W07000102', 'Montgomeryshire and Glyndwr', ' '),
      boundary('W07000097', 'Gower', ' '),
      boundary('N05000001', 'Belfast East', ' '),
    ],
  }),
  lookup: JSON.stringify({
    a: entry('W07000102', 'Montgomeryshire and Glyndŵr', 'Maldwyn a Glyndwr'),
    b: entry('W07000097', 'Gower', 'Gwyr'),
  }),
  seneddPairs: '7,Gŵyr Abertawe,6,Gower,W07000097',
}

describe('constituencies', () => {
  it('gives back the ŵ that a source dropped, where another source writes it', () => {
    const { rows } = buildConstituencies(sources)
    expect(rows.map(row => [row.name, row.name_cy])).toEqual([
      ['Montgomeryshire and Glyndŵr', 'Maldwyn a Glyndŵr'],
      ['Gower', 'Gŵyr'],
      ['Belfast East', null],
    ])
  })

  it('accents nothing that no source accents', () => {
    expect(restoreAccents('Gwyr', accentedWords(['Gower']))).toBe('Gwyr')
    expect(restoreAccents('Aberdar', accentedWords(['Aberdâr']))).toBe('Aberdar')
  })

  it('takes the nation from the code, the point from inside, and reports what has neither', () => {
    const { rows, problems } = buildConstituencies(sources)
    expect(rows[2]).toMatchObject({ nation: 'northern-ireland', lat: 54.59, lon: -5.85 })
    expect(problems).toMatchObject([{ line: 5, column: 'pcon24cd' }])
  })
})

describe('politicians', () => {
  const head = 'pcon_name,pcon_code,member_id,full_title,display_as,party_text,member_email'
  const read = (...lines: string[]) => readPoliticians([head, ...lines].join('\n'), '2026-06-27')

  it('reads a member', () => {
    expect(read('Aldershot,E14001063,1,Example Person MP,Example Person,Party,a@example.invalid').rows).toEqual([
      {
        constituency_code: 'E14001063',
        body: 'house-of-commons',
        name: 'Example Person',
        title: 'Example Person MP',
        party: 'Party',
        email: 'a@example.invalid',
        email_missing: null,
        as_of: '2026-06-27',
      },
    ])
  })

  it('says when no address was found, and keeps a vacant seat as a seat', () => {
    const { rows } = read('A,E14000001,1,P MP,P,Party,No email found', 'B,E14000002,,,Vacant,,', 'C,E14000003,,,,,')
    expect(rows.map(row => [row.name, row.email, row.email_missing])).toEqual([
      ['P', null, 'not-in-source'],
      [null, null, 'vacant'],
      [null, null, 'vacant'],
    ])
  })

  it('reports a row without a constituency', () => {
    expect(read('A,?,1,P MP,P,Party,').problems).toMatchObject([{ line: 2, column: 'pcon_code' }])
  })
})
