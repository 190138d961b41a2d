import type { PopulationRow } from './national-tables.ts'
import { type Problem, type Reading, readSource, type SourceRow } from './read-source.ts'
import type { TrustRow } from './tables.ts'

type Areas = Omit<PopulationRow, 'trust_code'>

const nationNames: Readonly<Record<string, PopulationRow['nation']>> = {
  ENGLAND: 'england',
  WALES: 'wales',
  SCOTLAND: 'scotland',
  'NORTHERN IRELAND': 'northern-ireland',
}
const kinds: Readonly<Record<string, Pick<PopulationRow, 'kind' | 'nation'>>> = {
  'English region': { kind: 'region', nation: 'england' },
  'Welsh health board': { kind: 'health-board', nation: 'wales' },
  Scotland: { kind: 'health-board', nation: 'scotland' },
  'Northern Ireland': { kind: 'hsc-trust', nation: 'northern-ireland' },
}
/** ONS’s groups end at 90 years and over. */
const oldest = 90

/** The regions of England and the boards of Wales by age, mid-2020: a source that somebody summed for us. */
export function readRegionPopulations(source: string): Reading<Areas> {
  return read(source, (row, problems) => {
    const area = kinds[row.cells.area_type ?? '']
    const ages = bandOf(row.cells.age_band ?? '')
    if (area === undefined || ages === null) return refuse(row, area === undefined ? 'area_type' : 'age_band', problems)
    return { ...area, ...namesIn(row), ages, persons: personsIn(row, 'persons', problems), dated: '2020-06' }
  })
}

/** Boards of Scotland and trusts of Northern Ireland: totals alone, each with its year. */
export function readBoardPopulations(source: string): Reading<Areas> {
  return read(source, (row, problems) => {
    const area = kinds[row.cells.country ?? '']
    const year = row.cells.year ?? ''
    if (area === undefined || !/^\d{4}$/.test(year)) return refuse(row, area === undefined ? 'country' : 'year', problems)
    return { ...area, ...namesIn(row), ages: 'all', persons: personsIn(row, 'persons', problems), dated: `${year}-06` }
  })
}

/** The four nations, mid-2023: single years of age of women and of men, summed to groups of five years of both. */
export function readNationPopulations(source: string): Reading<Areas> {
  const { rows, problems } = readSource(source)
  const sums = new Map<string, Areas>()
  for (const row of rows) {
    const nation = nationNames[row.cells.area_name ?? '']
    if (nation === undefined) continue
    const age = Math.min(oldest, Number.parseInt(row.cells.age ?? '', 10))
    if (Number.isNaN(age)) {
      refuse(row, 'age', problems)
      continue
    }
    const ages = age >= oldest ? `${oldest}+` : bandFrom(Math.floor(age / 5) * 5)
    const key = `${nation} ${ages}`
    const before = sums.get(key)
    const persons = (before?.persons ?? 0) + personsIn(row, 'count', problems)
    const { area_code } = namesIn(row)
    sums.set(key, { area_code, area_name: nameOf(row), kind: 'nation', nation, ages, persons, dated: '2023-06' })
  }
  return { rows: [...sums.values()], problems }
}

/** All areas, each with the trust of the register that serves it: by its code or by another code of the same trust. */
export function buildPopulations(areas: readonly Areas[], trusts: readonly TrustRow[]): PopulationRow[] {
  const codes = new Map(trusts.flatMap(trust => [trust.code, ...trust.aliases].map(code => [code, trust.code] as const)))
  return areas.map(area => ({ ...area, trust_code: codes.get(area.area_code) ?? null }))
}

function read(source: string, make: (row: SourceRow, problems: Problem[]) => Areas | null): Reading<Areas> {
  const { rows, problems } = readSource(source)
  return { rows: rows.flatMap(row => make(row, problems) ?? []), problems }
}

const bandFrom = (from: number): string => [from, from + 4].map(age => String(age).padStart(2, '0')).join('-')

/** `5-9` as `05-09`; null for what is no group of five years. */
function bandOf(band: string): string | null {
  if (band === `${oldest}+`) return band
  const [, from = '', to = ''] = /^(\d+)-(\d+)$/.exec(band) ?? []
  return from !== '' && Number(to) === Number(from) + 4 ? bandFrom(Number(from)) : null
}

const namesIn = ({ cells }: SourceRow) => ({ area_code: cells.area_code ?? '', area_name: cells.area_name ?? '' })
const nameOf = (row: SourceRow): string =>
  namesIn(row)
    .area_name.toLowerCase()
    .replaceAll(/\b[a-z]/g, letter => letter.toUpperCase())

function personsIn(row: SourceRow, column: string, problems: Problem[]): number {
  const cell = row.cells[column] ?? ''
  if (/^\d+(\.0+)?$/.test(cell)) return Number(cell)
  problems.push({ line: row.line, column, why: `“${cell}” is not a number of people` })
  return 0
}

function refuse(row: SourceRow, column: string, problems: Problem[]): null {
  problems.push({ line: row.line, column, why: `“${row.cells[column] ?? ''}” is not known here` })
  return null
}
