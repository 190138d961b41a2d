import { decodeText } from './decode-text.ts'
import { findMonthFirst, readResultCells } from './read-result-cells.ts'
import { columnName, readTable, type TableRecord } from './read-table.ts'
import { type ResultColumn, type ResultRow, type RowProblem, resultColumns } from './result-row.ts'

/** One row of the file: what could be read of it, or what is wrong with it. */
export type FileEntry = {
  readonly line: number
  readonly lastLine: number
  /** The trust's code as it stands in the file, for the list of rows that were left out. */
  readonly code: string | null
  readonly row: ResultRow | null
  readonly problems: readonly RowProblem[]
}

export type ResultsFile = {
  readonly entries: readonly FileEntry[]
  /** What is wrong with the file as a whole: its heading or its quotes. No row can be skipped around it. */
  readonly fileProblems: readonly RowProblem[]
}

const isResultColumn = (name: string): name is ResultColumn => resultColumns.some(column => column === name)

/** Reads a results file as any spreadsheet saves it. Never throws for what is in the file: everything wrong is in the answer. */
export function readResults(bytes: Uint8Array): ResultsFile {
  const { text } = decodeText(bytes)
  if (text.includes('\u0000') || text.startsWith('PK\u0003')) return broken({ line: 1, column: null, problem: 'not-a-text-file' })
  const table = readTable(text, resultColumns)
  if (table.kind === 'unclosed-quote') return broken({ line: table.line, column: null, problem: 'unclosed-quote' })
  const [heading, ...records] = table.records
  if (!heading) return broken({ line: 1, column: null, problem: 'empty-file' })
  const { columns, problems } = readHeading(heading)
  if (problems.length > 0) return { entries: [], fileProblems: problems }
  const isMonthFirst = findMonthFirst(records.map(record => cellsOf(record, columns)))
  return { entries: records.map(record => readEntry(record, columns, isMonthFirst)), fileProblems: [] }
}

const broken = (problem: RowProblem): ResultsFile => ({ entries: [], fileProblems: [problem] })

type Columns = readonly (ResultColumn | null)[]

function readHeading({ line, cells }: TableRecord): { columns: Columns; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const columns = cells.map(cell => {
    const name = columnName(cell)
    if (isResultColumn(name)) return name
    if (name !== '')
      problems.push({ line, column: null, problem: 'unknown-column', values: { heading: cell.trim().slice(0, 40) } })
    return null
  })
  for (const column of resultColumns) {
    const times = columns.filter(name => name === column).length
    if (times > 1) problems.push({ line, column, problem: 'repeated-column' })
    if (times === 0 && (column === 'trust_code' || column === 'status'))
      problems.push({ line, column, problem: 'missing-column' })
  }
  return { columns, problems }
}

type Cells = Readonly<Record<ResultColumn, string>>

function cellsOf(record: TableRecord, columns: Columns): Cells {
  const find = (column: ResultColumn) => {
    const at = columns.indexOf(column)
    return at < 0 ? '' : unguard((record.cells[at] ?? '').trim())
  }
  return Object.fromEntries(resultColumns.map(column => [column, find(column)])) as Cells
}

/** Takes off the apostrophe that our own downloads put before what a spreadsheet would take for a formula. */
const unguard = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

function readEntry(record: TableRecord, columns: Columns, isMonthFirst: boolean): FileEntry {
  const cells = cellsOf(record, columns)
  const tooMany = record.cells.slice(columns.length).some(cell => cell.trim() !== '')
  const unnamed = columns.some((column, at) => column === null && (record.cells[at] ?? '').trim() !== '')
  const { row, problems } = readResultCells(cells, { line: record.line, isMonthFirst })
  const shape: RowProblem[] = tooMany || unnamed ? [{ line: record.line, column: null, problem: 'too-many-cells' }] : []
  return {
    line: record.line,
    lastLine: record.lastLine,
    code: cells.trust_code === '' ? null : cells.trust_code.slice(0, 20),
    row: shape.length === 0 ? row : null,
    problems: [...shape, ...problems],
  }
}
