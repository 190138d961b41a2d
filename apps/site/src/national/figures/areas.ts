import type { BreastCancerRow, Nation, PopulationRow, TrustCode } from '../../register/index.ts'
import { type Area, type PeopleByAge, type References, referenceAges, scaledTo, sumOf, together } from './references.ts'

/**
 * The regions of NHS England by those of the Office for National Statistics, whose people are known by age. North Cumbria’s trust is in the NHS’s North East and
 * Yorkshire (see data/trusts.csv, RNN), its people in the other’s North West: so those two are one unit, whose borders are the same in both.
 */
const englishRegions: readonly { readonly nhs: readonly string[]; readonly ons: readonly string[] }[] = [
  { nhs: ['Y56'], ons: ['E12000007'] },
  { nhs: ['Y58'], ons: ['E12000009'] },
  { nhs: ['Y59'], ons: ['E12000008'] },
  { nhs: ['Y60'], ons: ['E12000004', 'E12000005'] },
  { nhs: ['Y61'], ons: ['E12000006'] },
  { nhs: ['Y62', 'Y63'], ons: ['E12000001', 'E12000002', 'E12000003'] },
]

/** Public Health Scotland counts the three boards of the islands as one. */
const islands = { area: 'GR0800001', boards: ['S08000025', 'S08000026', 'S08000028'] }

type Tables = {
  readonly populations: readonly PopulationRow[]
  /** Of both sexes together. */
  readonly cancers: readonly BreastCancerRow[]
}

/** Every area that is known by itself, in the order of nations, and how many people each nation has by the same sources. */
export function areasOf(tables: Tables): Pick<References, 'areas' | 'persons'> {
  const areas = [
    ...englishAreas(tables.populations),
    ...welshBoards(tables.populations),
    ...scottishBoards(tables),
    ...northernTrusts(tables.populations),
  ]
  const of = (nation: Nation) => {
    const mine = areas.filter(area => area.nation === nation)
    return { persons: mine.reduce((sum, { persons }) => sum + persons, 0), source: mine[0]?.source ?? '' }
  }
  return {
    areas,
    persons: {
      england: of('england'),
      wales: of('wales'),
      scotland: of('scotland'),
      'northern-ireland': of('northern-ireland'),
    },
  }
}

function englishAreas(populations: readonly PopulationRow[]): Area[] {
  return englishRegions.map(({ nhs, ons }) => {
    const people = peopleIn(populations.filter(row => ons.includes(row.area_code)))
    return {
      id: `region-${nhs.join('-')}`,
      kind: 'region',
      nation: 'england',
      words: { by: 'words', keys: nhs.map(code => `register.region.${code}`) },
      trusts: { regions: nhs },
      people,
      persons: sumOf(people),
      date: dateOf(populations, ons),
      source: 'population-regions',
    }
  })
}

function welshBoards(populations: readonly PopulationRow[]): Area[] {
  const rows = populations.filter(({ kind, nation }) => kind === 'health-board' && nation === 'wales')
  return codesIn(rows).map(code => {
    const mine = rows.filter(row => row.area_code === code)
    const people = peopleIn(mine)
    return {
      id: `board-${code}`,
      kind: 'board',
      nation: 'wales',
      words: null,
      trusts: { codes: trustsOf(mine) },
      people,
      persons: sumOf(people),
      date: dateOf(mine, [code]),
      source: 'population-regions',
    }
  })
}

/** Their ages are those of the years of the reference, their number that of the newest estimate. */
function scottishBoards({ populations, cancers }: Tables): Area[] {
  return codesIn(cancers).map(code => {
    const isIslands = code === islands.area
    const boards = isIslands ? islands.boards : [code]
    const mine = populations.filter(row => boards.includes(row.area_code))
    const persons = personsIn(mine)
    const ages = new Map(cancers.filter(row => row.area_code === code).map(row => [row.ages, row.person_years]))
    return {
      id: `board-${code}`,
      kind: 'board',
      nation: 'scotland',
      words: isIslands ? { by: 'words', keys: ['national-methods.unit.islands'] } : null,
      trusts: { codes: trustsOf(mine) },
      people: scaledTo(ages, persons),
      persons,
      date: dateOf(mine, boards),
      source: 'population-boards',
    }
  })
}

/** Only their totals are known to us: each has the ages of Northern Ireland. */
function northernTrusts(populations: readonly PopulationRow[]): Area[] {
  const ages = peopleIn(populations.filter(({ kind, nation }) => kind === 'nation' && nation === 'northern-ireland'))
  const rows = populations.filter(({ kind }) => kind === 'hsc-trust')
  return codesIn(rows).map(code => {
    const mine = rows.filter(row => row.area_code === code)
    const persons = personsIn(mine)
    return {
      id: `hsc-trust-${code}`,
      kind: 'hsc-trust',
      nation: 'northern-ireland',
      words: null,
      trusts: { codes: trustsOf(mine) },
      people: scaledTo(ages, persons),
      persons,
      date: dateOf(mine, [code]),
      source: 'population-boards',
    }
  })
}

/** People by the groups of ages of the reference. */
export const peopleIn = (rows: readonly PopulationRow[]): PeopleByAge =>
  together(rows.map(row => new Map([[referenceAges(row.ages), row.persons]])))

const codesIn = (rows: readonly { readonly area_code: string }[]): string[] => [
  ...new Set(rows.map(({ area_code }) => area_code)),
]
const personsIn = (rows: readonly PopulationRow[]): number => rows.reduce((sum, { persons }) => sum + persons, 0)
const dateOf = (rows: readonly PopulationRow[], codes: readonly string[]): string =>
  rows.find(row => codes.includes(row.area_code))?.dated ?? ''
const trustsOf = (rows: readonly PopulationRow[]): TrustCode[] => [
  ...new Set(rows.flatMap(({ trust_code }) => (trust_code === null ? [] : [trust_code as TrustCode]))), // Written from the register itself.
]
