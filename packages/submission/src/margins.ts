import type { SubmittedCell } from './cells.ts'
import type { Submission } from './submission.ts'

type Range = { low: number; high: number }

/** Says what in a submission contradicts itself, in words; empty when all is well. Rounding is taken into account. */
export function contradictionsIn({ asAt, incidence, prevalence, completeness, definitions }: Submission): string[] {
  return [
    ...contradictionsOfRows(incidence, asAt),
    ...contradictionsOfPrevalence(prevalence, asAt),
    ...repeated(completeness.map(({ id }) => id)).map(id => `The test ${id} is there twice.`),
    ...repeated(definitions.parts.map(({ name }) => name)).map(name => `The part ${name} of the definitions is there twice.`),
  ]
}

function contradictionsOfRows({ shown, rows }: Submission['incidence'], asAt: string): string[] {
  const lastWholeYear = asAt.endsWith('-12-31') ? Number(asAt.slice(0, 4)) : Number(asAt.slice(0, 4)) - 1
  const isEmpty = shown === 'dropped' || shown === 'none'
  const found: string[] = []
  if (isEmpty !== (rows.length === 0)) found.push(`There are ${rows.length} rows of years, which does not fit “${shown}”.`)
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const years = row.from === row.to ? `${row.from}` : `${row.from} to ${row.to}`
    if (row.from > row.to || (before !== undefined && row.from !== before.to + 1))
      found.push(`The years ${years} are out of order.`)
    if (row.to > lastWholeYear) found.push(`${row.to} was not over on ${asAt}.`)
    if (shown === 'by-year' && row.from !== row.to) found.push(`The years ${years} are pooled, which does not fit “by-year”.`)
    found.push(...contradictionsOfRow(row).map(what => `${years}: ${what}`))
  }
  return found
}

function contradictionsOfRow({ total, deNovo, recurrent, unclassified }: Submission['incidence']['rows'][number]): string[] {
  const parts = [deNovo, recurrent, unclassified]
  const shown = parts.filter(part => part !== 'merged')
  if (shown.length === 0) return []
  if (shown.length < parts.length) return ['only some of the parts are merged.']
  if (total === '*') return ['a hidden total is divided.']
  const sum = shown.map(rangeOf).reduce((left, right) => ({ low: left.low + right.low, high: left.high + right.high }))
  return overlap(sum, rangeOf(total)) ? [] : ['the parts do not make up the total.']
}

function contradictionsOfPrevalence(prevalence: Submission['prevalence'], asAt: string): string[] {
  const { on, seenSince, notKnownDead, seenIn24Months } = prevalence
  const found: string[] = []
  if (on !== asAt) found.push('People are counted on another day than the submission says.')
  if (seenSince >= on) found.push('The 24 months do not come before the day of the count.')
  if (notKnownDead === 'dropped' && seenIn24Months !== 'dropped')
    found.push('A part of the people alive is shown without their number.')
  if (notKnownDead === 'dropped' || seenIn24Months === 'dropped') return found
  if (rangeOf(seenIn24Months).low > rangeOf(notKnownDead).high) found.push('More people were seen than are alive.')
  return found
}

/** A hidden part may be any number from 1 up: it stands for a small one, or guards one. */
function rangeOf(cell: SubmittedCell): Range {
  if (cell === '*') return { low: 1, high: Number.POSITIVE_INFINITY }
  return cell === 0 ? { low: 0, high: 0 } : { low: Math.max(8, cell - 2), high: cell + 2 }
}

const overlap = (left: Range, right: Range): boolean => left.low <= right.high && right.low <= left.high

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)
