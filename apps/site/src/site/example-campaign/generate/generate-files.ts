import { type ExampleRound, type ExampleTrust, resultsFileOf } from '../example-files.ts'
import { type AnswerRow, drawAnswer, fixedAnswer } from './draw-answer.ts'
import { type DrawnStatuses, drawCriterion, drawRoundOne, drawRoundTwo } from './draw-criteria.ts'
import { makeHospitals } from './make-hospitals.ts'
import { seededRandom } from './random.ts'
import type { Sources } from './sources.ts'

/** Everything that the generator makes, by file name: the same sources always give the same bytes. */
export function generateFiles(sources: Sources): Readonly<Record<string, string>> {
  const [one, two] = sources.rounds
  if (!one || !two) throw new Error('The example campaign has two rounds')
  const later = drawRoundTwo(seededRandom(two.id), openOn(sources.trusts, two.asOf), sources.fixed[two.id] ?? {})
  const earlier = drawRoundOne(seededRandom(one.id), openOn(sources.trusts, one.asOf), later)
  return {
    'hospitals.csv': asCsv(makeHospitals(sources)),
    [resultsFileOf(one.id)]: asCsv(answersOf(sources, one, earlier)),
    [resultsFileOf(two.id)]: asCsv(answersOf(sources, two, later)),
    ...Object.fromEntries(sources.corrections.map(({ id }) => [resultsFileOf(id), asCsv(correctionsOf(sources, id, two))])),
  }
}

const openOn = (trusts: readonly ExampleTrust[], day: string): ExampleTrust[] =>
  trusts.filter(trust => (trust.opened_on ?? '') <= day && (trust.closed_on ?? '9') >= day)

function answersOf(sources: Sources, round: ExampleRound, statuses: DrawnStatuses): AnswerRow[] {
  const { wordings } = sources
  return openOn(sources.trusts, round.asOf).flatMap(trust => {
    const random = seededRandom(`${round.id} ${trust.code}`)
    const answer = sources.fixed[round.id]?.[trust.code]
    if (answer) return [fixedAnswer(random, { trust, round, answer, wordings })]
    const status = statuses.get(trust.code)
    return status ? [drawAnswer(random, { trust, round, criterion: drawCriterion(random, status), wordings })] : []
  })
}

function correctionsOf(sources: Sources, id: string, round: ExampleRound): AnswerRow[] {
  return Object.entries(sources.fixed[id] ?? {}).map(([code, answer]) => {
    const trust = sources.trusts.find(each => each.code === code)
    if (!trust) throw new Error(`fixed.yaml names ${code}, which is no trust of the example campaign`)
    return fixedAnswer(seededRandom(`${round.id} ${code}`), { trust, round, answer, wordings: sources.wordings })
  })
}

/** RFC 4180, with line feeds so that changes read well in a diff. */
function asCsv(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map(row => columns.map(column => asCell(row[column] ?? '')))
  return [columns, ...lines].map(cells => `${cells.join(',')}\n`).join('')
}

const asCell = (value: string | number): string => {
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
