import type { ResultStatus } from '../criteria/criteria.ts'
import { statusCodes } from '../types.ts'
import { readCount } from './read-count.ts'
import { readDay } from './read-day.ts'
import type { ResultColumn, ResultRow, RowProblem } from './result-row.ts'

type Cells = Readonly<Record<ResultColumn, string>>
type Where = { readonly line: number; readonly isMonthFirst: boolean }

export const mostCharacters = { quote: 3000, note: 1500, evidence_url: 2000 } as const

const dayColumns = ['answered_on', 'period_start', 'period_end'] as const

/** True when a date of the file can only be month first: then no 03/11/2026 of it can be trusted to be in November. */
export const findMonthFirst = (rows: readonly Cells[]): boolean =>
  rows.some(cells =>
    dayColumns.some(column => {
      const read = readDay(cells[column])
      return read.kind === 'wrong' && read.problem === 'month-first'
    }),
  )

/** Reads the cells of one row. Lists everything that is wrong, not only the first. */
export function readResultCells(cells: Cells, { line, isMonthFirst }: Where): { row: ResultRow | null; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const report = (column: ResultColumn, problem: string, values?: RowProblem['values']): null => {
    problems.push({ line, column, problem, ...(values ? { values } : {}) })
    return null
  }
  const day = (column: (typeof dayColumns)[number]): string | null => {
    const read = readDay(cells[column])
    if (read.kind === 'empty') return null
    if (read.kind === 'wrong') return report(column, `day-${read.problem}`, { cell: shown(cells[column]) })
    if (read.couldBeMonthFirst && isMonthFirst) return report(column, 'day-ambiguous', { cell: shown(cells[column]) })
    return read.day
  }
  const count = (column: 'diagnosed' | 'de_novo' | 'recurrent'): number | null => {
    const read = readCount(cells[column])
    if (read.kind === 'empty') return null
    return read.kind === 'wrong' ? report(column, `count-${read.problem}`, { cell: shown(cells[column]) }) : read.count
  }
  const text = (column: 'quote' | 'note'): string | null => {
    const most = mostCharacters[column]
    if (cells[column].length > most) return report(column, 'too-long', { most, length: cells[column].length })
    return cells[column] === '' || !hasControls(cells[column]) ? cells[column] || null : report(column, 'control-characters')
  }
  const code = readCode(cells.trust_code, problem => report('trust_code', problem, { cell: shown(cells.trust_code) }))
  const status = readStatus(cells.status)
  if (status === null) report('status', cells.status === '' ? 'no-status' : 'unknown-status', { cell: shown(cells.status) })
  const row = {
    line,
    criterion: cells.criterion.toLowerCase() || null,
    answeredOn: day('answered_on'),
    figures: {
      diagnosed: count('diagnosed'),
      deNovo: count('de_novo'),
      recurrent: count('recurrent'),
      periodStart: day('period_start'),
      periodEnd: day('period_end'),
    },
    evidenceUrl: readUrl(cells.evidence_url, problem => report('evidence_url', problem)),
    quote: text('quote'),
    quoteLanguage: readLanguage(cells.quote_language, problem =>
      report('quote_language', problem, { cell: shown(cells.quote_language) }),
    ),
    note: text('note'),
  }
  return { row: problems.length > 0 || code === null || status === null ? null : { ...row, code, status }, problems }
}

/** What may be repeated of a cell that was wrong: short, on one line. Quotes and notes are never repeated. */
const shown = (cell: string): string => cell.replace(/\s+/g, ' ').slice(0, 30)

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const hasControls = (text: string): boolean => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || !text.isWellFormed()

function readCode(cell: string, report: (problem: string) => null): string | null {
  if (cell === '') return report('no-code')
  if (/^\d([.,]\d+)?E\+\d+$/i.test(cell)) return report('code-exponent')
  if (/^#/.test(cell)) return report('code-excel-error')
  return /^[A-Za-z0-9-]{2,12}$/.test(cell) ? cell.toUpperCase() : report('code-shape')
}

/** The language of the trust's own words, so that they are read aloud rightly: English where nothing is said. */
function readLanguage(cell: string, report: (problem: string) => null): 'en' | 'cy' {
  const language = cell.toLowerCase() || 'en'
  if (language === 'en' || language === 'cy') return language
  report('unknown-language')
  return 'en'
}

const otherSpellings: Readonly<Record<string, ResultStatus>> = {
  'collecting-everyone': 'collecting',
  partially: 'partial',
  'partially-collecting': 'partial',
  'partial-collecting': 'partial',
  partly: 'partial',
  'partly-collecting': 'partial',
  'not-collected': 'not-collecting',
  noresponse: 'no-response',
  'no-reply': 'no-response',
  'not-asked-yet': 'not-asked',
}

/** Takes a status in any case, with spaces, underscores or hyphens, and in the words that the pages use. */
export function readStatus(cell: string): ResultStatus | null {
  const name = cell
    .trim()
    .toLowerCase()
    .replace(/[\s_\u00a0\u2010-\u2015-]+/g, '-')
  return [...statusCodes, 'excluded' as const].find(code => code === name) ?? otherSpellings[name] ?? null
}

function readUrl(cell: string, report: (problem: string) => null): string | null {
  if (cell === '') return null
  if (cell.length > mostCharacters.evidence_url) return report('url-too-long')
  if (/\s/.test(cell) || !URL.canParse(cell)) return report('url-shape')
  const url = new URL(cell)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return report('url-scheme')
  return url.username || url.password ? report('url-password') : url.href
}
