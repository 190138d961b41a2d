import { describe, expect, it } from 'vitest'
import { readBreastCancer, readPublishedRatios } from './build-breast-cancer.ts'
import { buildPopulations, readBoardPopulations, readNationPopulations, readRegionPopulations } from './build-populations.ts'
import type { TrustRow } from './tables.ts'

const columns = ['Under5', '5To9', '10To14', '15To19', '20To24', '25To29', '30To34', '35To39', '40To44', '45To49'].concat([
  ...['50To54', '55To59', '60To64', '65To69', '70To74', '75To79', '80To84', '85AndOver'],
])
const head = [
  'HB,CancerSiteICD10Code,CancerSite,Sex,SexQF,Year',
  ...columns.map(age => `IncidencesAge${age}`),
  'IncidencesAllAges',
  ...columns.map(age => `IncidenceRateAge${age}`),
  'CrudeRate,StandardisedIncidenceRatio,SIRLower95pcConfidenceInterval,SIRUpper95pcConfidenceInterval',
].join(',')
/** Nobody under 25, two cancers in each group above, 1,000 people times years in each. */
const counts = columns.map((_, at) => (at < 5 ? 0 : 2))
const rates = columns.map((_, at) => (at < 5 ? 0 : 200))
const board = (start: string, ages = counts) => [start, ...ages, 26, ...rates, 26 * 5, 101.5, 90, 112.25].join(',')

describe('breast cancer in Scotland', () => {
  it('finds the people behind counts and rates; who is under 25 is what is left of the whole', () => {
    const { rows, problems } = readBreastCancer(`${head}\n${board('S08000099,C50,Breast,Female,d,2016-2020')}\n`)
    expect(problems).toEqual([])
    expect(rows).toHaveLength(14)
    expect(rows[0]).toEqual({ area_code: 'S08000099', sex: 'women', ages: '00-24', cancers: 0, person_years: 20_000 - 13_000 })
    expect(rows.at(-1)).toEqual({ area_code: 'S08000099', sex: 'women', ages: '85+', cancers: 2, person_years: 1000 })
  })
  it('leaves out men alone, and cancers that stay where they began', () => {
    const text = `${head}\n${board('S1,C50,Breast,Male,d,2016-2020')}\n${board('S1,D05,In situ,All,d,2016-2020')}\n`
    expect(readBreastCancer(text).rows).toEqual([])
  })
  it('says where nobody can know how many people stand behind a rate', () => {
    const { problems } = readBreastCancer(
      `${head}\n${board(
        'S1,C50,Breast,All,d,2016-2020',
        columns.map(() => 0),
      )}\n`,
    )
    expect(problems[0]).toMatchObject({ line: 2, column: 'IncidenceRateAge25To29' })
  })
  it('keeps the ratios that were published', () => {
    expect(readPublishedRatios(`${head}\n${board('S1,C50,Breast,All,d,2016-2020')}\n`).rows).toEqual([
      { area_code: 'S1', sex: 'persons', cancers: 26, sir: 101.5, sir_low: 90, sir_high: 112.25 },
    ])
  })
})

describe('populations', () => {
  it('sums single years and both sexes of the four nations, and nothing else', () => {
    const text = [
      'sex,area_code,area_name,geography,age,count',
      'females,W92000004,WALES,Country,5,10',
      'males,W92000004,WALES,Country,9,5',
      'females,W92000004,WALES,Country,90,3',
      'females,K02000001,UNITED KINGDOM,Country,5,1000',
    ].join('\n')
    const wales = { area_code: 'W92000004', area_name: 'Wales', kind: 'nation', nation: 'wales', dated: '2023-06' }
    expect(readNationPopulations(text).rows).toEqual([
      { ...wales, ages: '05-09', persons: 15 },
      { ...wales, ages: '90+', persons: 3 },
    ])
  })
  it('knows the trust of an area by either of its codes', () => {
    const regions = readRegionPopulations(
      'area_type,area_code,area_name,age_band,persons\nWelsh health board,W11000023,Betsi,5-9,7\nEnglish region,E12000001,North East,90+,2\n',
    ).rows
    const boards = readBoardPopulations(
      'country,area_code,area_name,year,persons,females\nScotland,S08000015,Ayrshire,2021,9,\n',
    ).rows
    const trusts = [
      { code: '7A1', aliases: ['W11000023'] },
      { code: 'S08000015', aliases: [] },
    ].map(trust => trust as unknown as TrustRow) // No more of a trust is looked at.
    const made = buildPopulations([...regions, ...boards], trusts)
    expect(made.map(row => [row.ages, row.trust_code, row.dated])).toEqual([
      ['05-09', '7A1', '2020-06'],
      ['90+', null, '2020-06'],
      ['all', 'S08000015', '2021-06'],
    ])
  })
  it.each([
    'area_type,area_code,area_name,age_band,persons\nCity,X,Y,5-9,7',
    'area_type,area_code,area_name,age_band,persons\nEnglish region,X,Y,5-8,7',
    'area_type,area_code,area_name,age_band,persons\nEnglish region,X,Y,5-9,many',
  ])('says which line cannot be read: %s', text => {
    expect(readRegionPopulations(text).problems).toMatchObject([{ line: 2 }])
  })
})
