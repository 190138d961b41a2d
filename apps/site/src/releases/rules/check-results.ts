import type { Trust } from '../../register/index.ts'
import { type Criteria, ruleById } from '../criteria/criteria.ts'
import type { ResultColumn, ResultRow, RowProblem } from '../results-file/result-row.ts'

/** What the register says about a code on the day up to which a release counts. */
export type CodeInRegister =
  | { readonly kind: 'surveyed'; readonly trust: Trust }
  | { readonly kind: 'not-surveyed' | 'to-confirm' | 'not-yet-open' | 'other-campaign'; readonly trust: Trust }
  | { readonly kind: 'closed'; readonly name: string; readonly closedOn: string | null; readonly successors: readonly Trust[] }
  | { readonly kind: 'unknown' }

export type CheckedRow = { readonly row: ResultRow; readonly trust: Trust }

export type CheckAgainst = {
  readonly find: (code: string) => CodeInRegister
  readonly criteria: Criteria
  /** The day up to which the release counts answers, and today, both `YYYY-MM-DD`. */
  readonly asOf: string
  readonly today: string
}

/** Compares rows that could be read with the register, the calendar, the criteria and each other. Lists every problem of every row. */
export function checkResults(
  rows: readonly ResultRow[],
  against: CheckAgainst,
): { checked: CheckedRow[]; problems: RowProblem[] } {
  const firstLines = new Map<string, number | null>()
  const checked: CheckedRow[] = []
  const problems: RowProblem[] = []
  for (const row of rows) {
    const found = problemsOf(row, against)
    const known = against.find(row.code)
    const trust = 'trust' in known ? known.trust : null
    if (trust) {
      const first = firstLines.get(trust.code)
      if (first !== undefined)
        found.push({ line: row.line, column: 'trust_code', problem: 'duplicate', values: { code: trust.code, line: first ?? 0 } })
      else firstLines.set(trust.code, row.line)
    }
    problems.push(...(row.line === null ? found.map(problem => ({ ...problem, code: row.code })) : found))
    if (found.length === 0 && trust) checked.push({ row, trust })
  }
  return { checked, problems }
}

function problemsOf(row: ResultRow, against: CheckAgainst): RowProblem[] {
  const found: RowProblem[] = []
  const report = (column: ResultColumn, problem: string, values?: RowProblem['values']) =>
    found.push({ line: row.line, column, problem, ...(values ? { values } : {}) })
  checkTrust(row, against, report)
  checkStatus(row, against.criteria, report)
  checkDays(row, against, report)
  checkEvidence(row, against, report)
  checkFigures(row, report)
  return found
}

type Report = (column: ResultColumn, problem: string, values?: RowProblem['values']) => void

function checkTrust(row: ResultRow, { find }: CheckAgainst, report: Report): void {
  const known = find(row.code)
  switch (known.kind) {
    case 'surveyed':
      break
    case 'unknown':
      report('trust_code', 'unknown-trust', { code: row.code })
      break
    case 'closed':
      report('trust_code', known.successors.length > 0 ? 'closed-trust' : 'closed-trust-alone', {
        code: row.code,
        name: known.name,
        day: known.closedOn ?? '',
        successors: known.successors.map(trust => `${trust.code} ${trust.name}`).join(', '),
      })
      break
    case 'to-confirm':
      // Somebody who knows that a trust treats no breast cancer may say so before the register does.
      if (row.status !== 'excluded') {
        report('trust_code', 'to-confirm', { code: row.code, name: known.trust.name, why: known.trust.survey.reason })
      }
      break
    default:
      report('trust_code', known.kind, {
        code: row.code,
        name: known.trust.name,
        why: known.trust.survey.reason,
        day: known.trust.openedOn ?? '',
      })
  }
}

function checkStatus(row: ResultRow, criteria: Criteria, report: Report): void {
  if (row.criterion !== null) {
    const rule = ruleById(criteria, row.criterion)
    if (!rule) report('criterion', 'unknown-criterion', { version: criteria.version })
    else if (rule.status !== row.status) report('criterion', 'criterion-disagrees', { criterion: rule.id, leadsTo: rule.status })
  }
  if (row.status === 'excluded' && row.note === null) report('note', 'excluded-needs-note')
}

function checkDays(
  { status, answeredOn, figures, evidence = [] }: ResultRow,
  { asOf, today }: CheckAgainst,
  report: Report,
): void {
  // A count bears its own days, and may have come after the day up to which answers count: then it is none of those answers.
  const needsDay = (status === 'collecting' || status === 'partial') && !evidence.some(piece => piece.source === 'submission')
  if (answeredOn === null && needsDay) report('answered_on', 'answer-needs-day')
  if (answeredOn !== null && status === 'not-asked') report('answered_on', 'not-asked-but-answered')
  if (answeredOn !== null && answeredOn > today) report('answered_on', 'day-in-future', { day: answeredOn })
  else if (answeredOn !== null && answeredOn > asOf) report('answered_on', 'day-after-as-of', { day: answeredOn, asOf })
  const { periodStart, periodEnd } = figures
  if (periodStart !== null && periodEnd === null) report('period_end', 'half-a-period')
  if (periodStart === null && periodEnd !== null) report('period_start', 'half-a-period')
  if (periodStart !== null && periodEnd !== null && periodStart > periodEnd) report('period_end', 'period-backwards')
  if (periodEnd !== null && periodEnd > today) report('period_end', 'day-in-future', { day: periodEnd })
  else if (periodStart !== null && periodStart > today) report('period_start', 'day-in-future', { day: periodStart })
}

/** Pieces of evidence come from no file that has been read cell by cell: what a cell is held to holds for them too. */
function checkEvidence({ evidence = [] }: ResultRow, { today }: CheckAgainst, report: Report): void {
  for (const piece of evidence) {
    if (piece.source === 'withheld') continue
    if (piece.source === 'submission') {
      if (piece.receivedOn > today) report('quote', 'day-in-future', { day: piece.receivedOn })
      continue
    }
    if (piece.dated !== null && piece.dated > today) report('quote', 'day-in-future', { day: piece.dated })
    const url = piece.source === 'file' ? null : piece.url
    if (url !== null && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) report('evidence_url', 'url-scheme')
  }
}

function checkFigures({ status, figures: { diagnosed, deNovo, recurrent } }: ResultRow, report: Report): void {
  const columns = [
    ['diagnosed', diagnosed],
    ['de_novo', deNovo],
    ['recurrent', recurrent],
  ] as const
  const hasNoAnswer = status === 'no-response' || status === 'not-asked' || status === 'excluded'
  for (const [column, count] of columns) {
    if (count !== null && hasNoAnswer) report(column, 'figure-without-answer', { status })
    if (count !== null && (count < 0 || !Number.isSafeInteger(count)))
      report(column, 'count-not-a-count', { cell: String(count) })
  }
  const parts = (deNovo ?? 0) + (recurrent ?? 0)
  if (diagnosed !== null && diagnosed < parts) report('diagnosed', 'fewer-than-parts', { diagnosed, parts })
}
