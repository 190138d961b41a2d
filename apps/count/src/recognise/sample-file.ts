import { cellText, readSpreadsheet, SpreadsheetProblem } from '../readers/mdt/index.ts'
import type { FileSample } from '../readers/reader.ts'
import { quoted, type Statements } from '../workbench/index.ts'
import { decodeHead } from './decode-head.ts'
import { readGzipHead, readHead } from './file-head.ts'
import { tableHead } from './table-head.ts'
import type { FoundFile } from './walk-folder.ts'

/** A sample, or why there is none. */
export type Sampled = { sample: FileSample; notes?: readonly string[] } | { use: 'unreadable' | 'ignored'; reason: string }

const rowsOfSheet = 30

/** Reads the beginning of a file, enough to say by its content what it is. Never follows the file's name. */
export async function sampleFile(statements: Statements, { path, absolutePath, bytes }: FoundFile): Promise<Sampled> {
  if (bytes === 0) return { use: 'unreadable', reason: 'The file is empty.' }
  const start = await readHead(absolutePath).catch(whyClosed)
  if (typeof start === 'string') return { use: 'unreadable', reason: start }
  const base = { path, absolutePath, bytes }
  if (isParquet(start)) return await sampleParquet(statements, base, start)
  if (startsWith(start, [0xd0, 0xcf, 0x11, 0xe0]))
    return { use: 'unreadable', reason: 'An old Excel file (.xls), or one with a password. Save it as .xlsx without a password.' }
  if (startsWith(start, [0x50, 0x4b])) return await sampleSpreadsheet(base, start)
  if (startsWith(start, [0x1f, 0x8b])) return await sampleGzip(base)
  return { sample: { ...base, container: 'plain', head: start, ...describeText(start) } }
}

type Base = Pick<FileSample, 'path' | 'absolutePath' | 'bytes'>

const startsWith = (head: Buffer, signs: readonly number[]): boolean => signs.every((sign, at) => head[at] === sign)
const isParquet = (head: Buffer): boolean => head.subarray(0, 4).toString('latin1') === 'PAR1'

const whyClosed = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'The file went away while the folder was looked at.'
    : 'This file may not be opened by this user.'

function describeText(head: Buffer): Pick<FileSample, 'text' | 'encoding' | 'table'> {
  const decoded = decodeHead(head)
  return decoded === undefined ? {} : { ...decoded, table: tableHead(decoded.text) }
}

async function sampleGzip(base: Base): Promise<Sampled> {
  const { head, isDamaged } = await readGzipHead(base.absolutePath)
  if (isDamaged) return { use: 'unreadable', reason: 'The compressed file breaks off or is damaged. Copy it again.' }
  if (head.length === 0) return { use: 'unreadable', reason: 'The file is empty.' }
  return { sample: { ...base, container: 'gzip', head, ...describeText(head) } }
}

async function sampleParquet(statements: Statements, base: Base, head: Buffer): Promise<Sampled> {
  try {
    const columns = await statements.rows<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM read_parquet(${quoted(withoutWildcards(base.absolutePath))}, hive_partitioning = false)`,
    )
    const table = { columns: columns.map(column => column.column_name), types: columns.map(column => column.column_type) }
    return { sample: { ...base, container: 'parquet', head, table } }
  } catch (error) {
    // DuckDB says so where the file breaks off; anything else (Ctrl-C) is not about this file.
    if (error instanceof Error && /parquet|magic|footer|thrift|decod|encrypt|I\/?O|invalid/i.test(error.message))
      return { use: 'unreadable', reason: 'The Parquet file breaks off or is damaged: its end is missing.' }
    throw error
  }
}

/** DuckDB takes `*`, `?` and `[` in a path for wildcards; in brackets they are themselves. */
export const withoutWildcards = (path: string): string => path.replace(/[*?[]/g, sign => `[${sign}]`)

async function sampleSpreadsheet(base: Base, head: Buffer): Promise<Sampled> {
  try {
    const sheets = await readSpreadsheet(base.absolutePath)
    return {
      sample: {
        ...base,
        container: 'zip',
        head,
        sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.slice(0, rowsOfSheet).map(row => row.map(cellText)) })),
      },
      notes: sheets.filter(({ isHidden }) => isHidden).map(({ name }) => `The sheet “${name}” is hidden.`),
    }
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return { use: 'unreadable', reason: error.message }
    throw error
  }
}
