import { smallestShown } from '@spotlight/statistics/disclosure'
import type { Submission } from '@spotlight/submission'
import type { SubmissionFinding } from '../stored-submission.ts'

type Range = { readonly low: number; readonly high: number }
type Cell = Submission['incidence']['rows'][number]['deNovo'] | 'dropped'
type Earlier = { readonly submission: Submission }

/** More than this share de novo means that recurrences are being missed: 22, 33 and 28 per cent are published (docs/count/statistics.md). */
const highDeNovoShare = 0.4
/** By how much a number may change before somebody should ask. */
const suddenShare = 0.25

/**
 * What a person should look at before signing a submission off, by itself and against the one before it. Never a reason to refuse: numbers do change.
 * Every comparison leaves room for rounding; what is hidden or pooled otherwise is not compared.
 */
export const findPlausibility = (submission: Submission, earlier: Earlier | null): SubmissionFinding[] => [
  ...inItself(submission),
  ...(earlier === null ? [] : against(submission, earlier.submission)),
]

function inItself({ incidence, prevalence }: Submission): SubmissionFinding[] {
  const findings: SubmissionFinding[] = []
  const { rows, shown } = incidence
  const numbers = [...rows.flatMap(({ total, deNovo, recurrent }) => [total, deNovo, recurrent]), prevalence.notKnownDead]
  if (!numbers.some(cell => typeof cell === 'number' && cell > 0)) findings.push({ code: 'nothing-shown', values: {} })
  if (shown === 'none') findings.push({ code: 'no-whole-year', values: {} })
  const divided = rows.filter(({ deNovo, recurrent }) => typeof deNovo === 'number' && typeof recurrent === 'number')
  const deNovo = sumOf(divided.map(row => rangeOf(row.deNovo)))
  const recurrent = sumOf(divided.map(row => rangeOf(row.recurrent)))
  if (deNovo.low >= 2 * smallestShown && deNovo.low > highDeNovoShare * (deNovo.low + recurrent.high)) {
    const share = (part: number, rest: number) => Math.round((100 * part) / (part + rest))
    const values = { low: share(deNovo.low, recurrent.high), high: share(deNovo.high, recurrent.low) }
    findings.push({ code: 'many-de-novo', values })
  }
  return findings
}

function against(now: Submission, before: Submission): SubmissionFinding[] {
  const findings: SubmissionFinding[] = []
  const add = (code: string, values: SubmissionFinding['values'] = {}) => findings.push({ code, values })
  if (now.asAt === before.asAt) add('same-day', { day: now.asAt })
  else if (sameFigures(now, before)) add('same-figures', { day: before.asAt })
  if (now.verdict.status !== before.verdict.status) add(`verdict-${before.verdict.status}-to-${now.verdict.status}`)
  if (now.definitions.sha256 !== before.definitions.sha256) {
    add('definitions-changed', { before: before.definitions.version, now: now.definitions.version })
  }
  if (now.program.version !== before.program.version) {
    add('program-changed', { before: before.program.version, now: now.program.version })
  }
  if (now.key.publicKey !== before.key.publicKey) add('key-changed', { before: before.key.id, now: now.key.id })
  findings.push(...againstYears(now, before), ...againstAlive(now, before), ...againstTests(now, before))
  return findings
}

/** A year that is over should hardly change; late records add a few, corrections take some away. */
function againstYears({ incidence: now }: Submission, { incidence: before }: Submission): SubmissionFinding[] {
  const gone = before.rows.filter(old => !now.rows.some(({ from, to }) => from <= old.from && to >= old.to))
  const [first, last] = [gone.at(0), gone.at(-1)]
  const findings: SubmissionFinding[] =
    first && last ? [{ code: 'years-gone', values: { from: `${first.from}`, to: `${last.to}` } }] : []
  for (const old of before.rows) {
    const row = now.rows.find(({ from, to }) => from === old.from && to === old.to)
    const code = row && changeOf(row.total, old.total)
    const years = old.from === old.to ? `${old.from}` : `${old.from}–${old.to}`
    if (row && code) findings.push({ code: `year-${code}`, values: { years, before: textOf(old.total), now: textOf(row.total) } })
  }
  return findings
}

function againstAlive({ prevalence: now }: Submission, { prevalence: before }: Submission): SubmissionFinding[] {
  const code = changeOf(now.notKnownDead, before.notKnownDead)
  const values = { before: textOf(before.notKnownDead), now: textOf(now.notKnownDead) }
  return code ? [{ code: `alive-${code}`, values }] : []
}

function againstTests({ completeness: now }: Submission, { completeness: before }: Submission): SubmissionFinding[] {
  const bands = new Map(before.map(({ id, band }) => [id, band]))
  return now.flatMap(({ id, band }): SubmissionFinding[] => {
    const old = bands.get(id)
    // One step is what rounding can do.
    if (typeof band !== 'object' || typeof old !== 'object' || band.from >= old.from - 5) return []
    return [{ code: `completeness-fell-${id}`, values: { before: `${old.from}–${old.to}`, now: `${band.from}–${band.to}` } }]
  })
}

const textOf = (cell: Cell): number | string => cell

function changeOf(now: Cell, before: Cell): 'fell' | 'rose' | undefined {
  if (typeof now !== 'number' || typeof before !== 'number') return undefined
  const [new_, old] = [rangeOf(now), rangeOf(before)]
  const room = Math.max(5, suddenShare * before)
  if (old.low - new_.high > room) return 'fell'
  return new_.low - old.high > room ? 'rose' : undefined
}

const rangeOf = (cell: Cell): Range =>
  typeof cell === 'number' && cell > 0 ? { low: Math.max(smallestShown, cell - 2), high: cell + 2 } : { low: 0, high: 0 }

const sumOf = (ranges: readonly Range[]): Range =>
  ranges.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), { low: 0, high: 0 })

const figuresOf = ({ incidence, prevalence: { notKnownDead, seenIn24Months } }: Submission): string =>
  JSON.stringify([incidence, notKnownDead, seenIn24Months])

const sameFigures = (now: Submission, before: Submission): boolean => figuresOf(now) === figuresOf(before)
