import type { SubmittedCell } from './cells.ts'
import type { Submission } from './submission.ts'

type Range = { low: number; high: number }

/** What a contradiction is about, by a name that programs can rely on; the values are those that its sentence needs. */
export type Contradiction = { code: keyof typeof sentences; values: Record<string, string | number> }

type Values = Contradiction['values']

const sentences = {
  'rows-do-not-fit': ({ count, shown }: Values) => `There are ${count} rows of years, which does not fit “${shown}”.`,
  'years-out-of-order': ({ years }: Values) => `The years ${years} are out of order.`,
  'year-not-over': ({ year, day }: Values) => `${year} was not over on ${day}.`,
  'years-pooled': ({ years }: Values) => `The years ${years} are pooled, which does not fit “by-year”.`,
  'parts-half-merged': ({ years }: Values) => `${years}: only some of the parts are merged.`,
  'hidden-total-divided': ({ years }: Values) => `${years}: a hidden total is divided.`,
  'parts-do-not-add-up': ({ years }: Values) => `${years}: the parts do not make up the total.`,
  'counted-on-another-day': () => 'People are counted on another day than the submission says.',
  'seen-since-after': () => 'The 24 months do not come before the day of the count.',
  'seen-without-alive': () => 'A part of the people alive is shown without their number.',
  'more-seen-than-alive': () => 'More people were seen than are alive.',
  'test-twice': ({ test }: Values) => `The test ${test} is there twice.`,
  'part-twice': ({ part }: Values) => `The part ${part} of the definitions is there twice.`,
}

/** Says what in a submission contradicts itself, in words; empty when all is well. Rounding is taken into account. */
export const contradictionsIn = (submission: Submission): string[] =>
  findContradictions(submission).map(({ code, values }) => sentences[code](values))

/** The same by names and values, for whoever says it in other words. */
export function findContradictions({ asAt, incidence, prevalence, completeness, definitions }: Submission): Contradiction[] {
  return [
    ...contradictionsOfRows(incidence, asAt),
    ...contradictionsOfPrevalence(prevalence, asAt),
    ...repeated(completeness.map(({ id }) => id)).map(test => found('test-twice', { test })),
    ...repeated(definitions.parts.map(({ name }) => name)).map(part => found('part-twice', { part })),
  ]
}

const found = (code: Contradiction['code'], values: Values = {}): Contradiction => ({ code, values })

function contradictionsOfRows({ shown, rows }: Submission['incidence'], asAt: string): Contradiction[] {
  const lastWholeYear = asAt.endsWith('-12-31') ? Number(asAt.slice(0, 4)) : Number(asAt.slice(0, 4)) - 1
  const isEmpty = shown === 'dropped' || shown === 'none'
  const all: Contradiction[] = []
  if (isEmpty !== (rows.length === 0)) all.push(found('rows-do-not-fit', { count: rows.length, shown }))
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const years = row.from === row.to ? `${row.from}` : `${row.from} to ${row.to}`
    if (row.from > row.to || (before !== undefined && row.from !== before.to + 1))
      all.push(found('years-out-of-order', { years }))
    if (row.to > lastWholeYear) all.push(found('year-not-over', { year: `${row.to}`, day: asAt }))
    if (shown === 'by-year' && row.from !== row.to) all.push(found('years-pooled', { years }))
    const wrong = contradictionOfRow(row)
    if (wrong !== undefined) all.push(found(wrong, { years }))
  }
  return all
}

function contradictionOfRow(row: Submission['incidence']['rows'][number]): Contradiction['code'] | undefined {
  const { total, deNovo, recurrent, unclassified } = row
  const parts = [deNovo, recurrent, unclassified]
  const shown = parts.filter(part => part !== 'merged')
  if (shown.length === 0) return undefined
  if (shown.length < parts.length) return 'parts-half-merged'
  if (total === '*') return 'hidden-total-divided'
  const sum = shown.map(rangeOf).reduce((left, right) => ({ low: left.low + right.low, high: left.high + right.high }))
  return overlap(sum, rangeOf(total)) ? undefined : 'parts-do-not-add-up'
}

function contradictionsOfPrevalence(prevalence: Submission['prevalence'], asAt: string): Contradiction[] {
  const { on, seenSince, notKnownDead, seenIn24Months } = prevalence
  const all: Contradiction[] = []
  if (on !== asAt) all.push(found('counted-on-another-day'))
  if (seenSince >= on) all.push(found('seen-since-after'))
  if (notKnownDead === 'dropped' && seenIn24Months !== 'dropped') all.push(found('seen-without-alive'))
  if (notKnownDead === 'dropped' || seenIn24Months === 'dropped') return all
  if (rangeOf(seenIn24Months).low > rangeOf(notKnownDead).high) all.push(found('more-seen-than-alive'))
  return all
}

/** A hidden part may be any number from 1 up: it stands for a small one, or guards one. */
function rangeOf(cell: SubmittedCell): Range {
  if (cell === '*') return { low: 1, high: Number.POSITIVE_INFINITY }
  return cell === 0 ? { low: 0, high: 0 } : { low: Math.max(8, cell - 2), high: cell + 2 }
}

const overlap = (left: Range, right: Range): boolean => left.low <= right.high && right.low <= left.high

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)
