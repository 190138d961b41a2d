import type { BreastCancerRow, PublishedRatioRow } from './national-tables.ts'
import { type Problem, type Reading, readSource, type SourceRow } from './read-source.ts'

/** How Public Health Scotland names the groups of ages in its columns, and how we do. */
const bands: readonly (readonly [string, string])[] = [
  ['25To29', '25-29'],
  ['30To34', '30-34'],
  ['35To39', '35-39'],
  ['40To44', '40-44'],
  ['45To49', '45-49'],
  ['50To54', '50-54'],
  ['55To59', '55-59'],
  ['60To64', '60-64'],
  ['65To69', '65-69'],
  ['70To74', '70-74'],
  ['75To79', '75-79'],
  ['80To84', '80-84'],
  ['85AndOver', '85+'],
]
/** Younger people: a single cancer or none in most boards, so that their number follows from no rate. They are what is left of the whole. */
const youngest = '00-24'
const sexes: Readonly<Record<string, BreastCancerRow['sex']>> = { All: 'persons', Female: 'women' }
const per = 100_000

/**
 * Breast cancers by board, sex and age. The source has counts and rates per 100,000; the people times years behind a rate are count × 100,000 / rate, a whole
 * number but for the rounding of the rate. Men by themselves are left out: too few for their ages to follow.
 */
export function readBreastCancer(source: string): Reading<BreastCancerRow> {
  const problems: Problem[] = []
  const rows = invasive(source, problems).flatMap(row => boardRows(row, problems))
  return { rows, problems }
}

/** The ratios that the same source publishes beside its counts. */
export function readPublishedRatios(source: string): Reading<PublishedRatioRow> {
  const problems: Problem[] = []
  const rows = invasive(source, problems).flatMap(row => {
    const { HB: area_code = '', Sex = '' } = row.cells
    const sex = sexes[Sex]
    if (sex === undefined) return []
    return [
      {
        area_code,
        sex,
        cancers: numberIn(row, 'IncidencesAllAges', problems),
        sir: numberIn(row, 'StandardisedIncidenceRatio', problems),
        sir_low: numberIn(row, 'SIRLower95pcConfidenceInterval', problems),
        sir_high: numberIn(row, 'SIRUpper95pcConfidenceInterval', problems),
      },
    ]
  })
  return { rows, problems }
}

/** Breast cancer without the cancers that stay where they began (D05). */
function invasive(source: string, problems: Problem[]): SourceRow[] {
  const reading = readSource(source)
  problems.push(...reading.problems)
  return reading.rows.filter(({ cells }) => cells.CancerSiteICD10Code === 'C50' && cells.Sex !== 'Male')
}

function boardRows(row: SourceRow, problems: Problem[]): BreastCancerRow[] {
  const sex = sexes[row.cells.Sex ?? '']
  if (sex === undefined) return []
  const area_code = row.cells.HB ?? ''
  const older = bands.map(([column, ages]) => {
    const cancers = numberIn(row, `IncidencesAge${column}`, problems)
    return { area_code, sex, ages, cancers, person_years: behind(row, cancers, `IncidenceRateAge${column}`, problems) }
  })
  const all = numberIn(row, 'IncidencesAllAges', problems)
  const people = behind(row, all, 'CrudeRate', problems)
  const rest = {
    area_code,
    sex,
    ages: youngest,
    cancers: all - sumOf(older, 'cancers'),
    person_years: people - sumOf(older, 'person_years'),
  }
  if (rest.cancers < 0 || rest.person_years <= 0)
    problems.push({ line: row.line, column: 'IncidencesAllAges', why: 'the parts are more than the whole' })
  return [rest, ...older]
}

const sumOf = (rows: readonly BreastCancerRow[], column: 'cancers' | 'person_years'): number =>
  rows.reduce((sum, row) => sum + row[column], 0)

function behind(row: SourceRow, cancers: number, column: string, problems: Problem[]): number {
  const rate = numberIn(row, column, problems)
  if (cancers > 0 && rate > 0) return Math.round((cancers / rate) * per)
  problems.push({ line: row.line, column, why: 'without a cancer the people behind the rate cannot be known' })
  return 0
}

function numberIn(row: SourceRow, column: string, problems: Problem[]): number {
  const cell = row.cells[column] ?? ''
  const value = Number(cell)
  if (cell !== '' && Number.isFinite(value) && value >= 0) return value
  problems.push({ line: row.line, column, why: `“${cell}” is not a number` })
  return 0
}
