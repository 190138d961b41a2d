import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { quoted, type Workbench } from '../../workbench/index.ts'
import type { SourceFile } from '../reader.ts'

/** A table in a file, as SQL reads it. Its columns are c0, c1 … in the order of the header: their own names may repeat, be empty, or be those that we use. */
export type TableSource = {
  /** What stands after FROM. */
  from: string
  /** A column as text, or NULL if the file lacks it. */
  text(at: number | undefined): string
  /** A column as it is stored (a Parquet date stays a date). */
  raw(at: number): string
  /** The type in which a column is stored; VARCHAR in a text file. */
  type(at: number): string
  /** Some cells of a column from the beginning of the file, to see how they are written; of Parquet each different one once, without NULL. */
  sample(at: number): readonly string[]
  /** The number of the first row: 2 in a text file with its header in line 1, 1 in Parquet. */
  firstRow: number
  /** Where DuckDB writes the rows of a text file that it could not split. */
  rejects: string | undefined
}

/**
 * Opens a CSV (any delimiter, gzip or not, UTF-8, UTF-16 or Windows-1252) or a Parquet file. Nothing is read into memory: DuckDB streams it. A text that is not in UTF-8 is
 * written anew in UTF-8 beside the workbench, because DuckDB reads no other alphabet without a download.
 */
export async function openTable(workbench: Workbench, file: SourceFile): Promise<TableSource> {
  return file.container === 'parquet' ? await openParquet(workbench, file) : await openText(workbench, file)
}

/** DuckDB takes `*`, `?` and `[` in a path for wildcards; in brackets they are themselves. */
const literalPath = (path: string): string => quoted(path.replace(/[*?[]/g, sign => `[${sign}]`))

async function openParquet(workbench: Workbench, file: SourceFile): Promise<TableSource> {
  return await openParquetTogether(workbench, [file], { types: parquetTypes(file) })
}

/** The types in which a Parquet file keeps its columns, in their order. */
export const parquetTypes = (file: SourceFile): readonly string[] => file.table?.types ?? []

/** Where the number of a row of a Parquet file stands, and that of its file among those that are read together. Both are DuckDB's own, and cost nothing where nobody asks. */
export const parquetRow = { place: 'file_row_number', file: 'file_index' } as const

/** What stands after FROM to read Parquet files of these columns. */
export const parquetRows = (files: readonly SourceFile[], types: readonly string[]): string =>
  `read_parquet([${files.map(file => literalPath(file.absolutePath)).join(', ')}], hive_partitioning = false) AS parquet_table(${types.map((_, at) => `c${at}`).join(', ')})`

const sampleRows = 200
/** What is kept as one of these can be written in one way only: no sample of it is needed. */
const isPlainType = (type: string): boolean => /^(U?(TINY|SMALL|BIG|HUGE)?INT|DATE|TIME|DOUBLE|FLOAT|DECIMAL|BOOLEAN)/.test(type)

/** Opens Parquet files of the same columns and types as one table. A sample is taken of the wanted columns, all if left out. */
export async function openParquetTogether(
  workbench: Workbench,
  files: readonly SourceFile[],
  { types, wanted = types.keys().toArray() }: { types: readonly string[]; wanted?: readonly number[] },
): Promise<TableSource> {
  const from = parquetRows(files, types)
  const texts = wanted.filter(at => !isPlainType(types[at] ?? ''))
  // Each different cell once: a thousand rows take longer to hand over than to read.
  const [first = {}] =
    texts.length === 0
      ? []
      : await workbench.rows<Record<string, readonly string[] | null>>(
          `SELECT ${texts.map(at => `list_distinct(list(CAST(c${at} AS VARCHAR))) AS c${at}`).join(', ')} FROM ${from} WHERE ${parquetRow.place} < ${sampleRows}`,
        )
  const type = (at: number) => types[at] ?? 'VARCHAR'
  return {
    from,
    raw: at => `c${at}`,
    type,
    text: at => (at === undefined ? 'NULL::VARCHAR' : asText(`c${at}`, type(at))),
    sample: at => first[`c${at}`] ?? [],
    firstRow: 1,
    rejects: undefined,
  }
}

/** A number that Parquet holds as a floating one comes without its `.0`: it is an identifier or a code. */
function asText(column: string, type: string): string {
  if (type === 'VARCHAR') return column
  if (type === 'DOUBLE' || type === 'FLOAT') return `regexp_replace(CAST(${column} AS VARCHAR), '\\.0$', '')`
  return `CAST(${column} AS VARCHAR)`
}

async function openText(workbench: Workbench, file: SourceFile): Promise<TableSource> {
  const isUtf8 = (file.encoding ?? 'utf-8') === 'utf-8'
  const path = isUtf8 ? file.absolutePath : await inUtf8(workbench, file)
  const columns = file.table?.columns ?? []
  const names = columns.map((_, at) => `'c${at}': 'VARCHAR'`).join(', ')
  const blankLines = /^(\s*\r?\n)+/.exec(file.text ?? '')?.[0].split('\n').length ?? 1
  const rejects = `rejects_${file.fileId}`
  const delimiter = file.table?.delimiter ?? ','
  // The last line of the sample is cut; one with quoted delimiters is split wrongly, which does no harm here.
  const lines = (file.text ?? '')
    .split(/\r?\n/)
    .slice(blankLines, 200)
    .map(line => line.split(delimiter))
  const options = [
    'auto_detect = false',
    'header = true',
    `skip = ${blankLines - 1}`,
    `delim = ${quoted(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${names}}`,
    `compression = '${isUtf8 && file.container === 'gzip' ? 'gzip' : 'none'}'`,
    'store_rejects = true',
    `rejects_table = '${rejects}'`,
    `rejects_scan = '${rejects}_scan'`,
  ]
  return {
    from: `read_csv(${literalPath(path)}, ${options.join(', ')})`,
    raw: at => `c${at}`,
    type: () => 'VARCHAR',
    text: at => (at === undefined ? 'NULL::VARCHAR' : `c${at}`),
    sample: at => lines.flatMap(cells => cells[at] ?? []).map(cell => cell.replaceAll('"', '')),
    firstRow: blankLines + 1,
    rejects,
  }
}

async function inUtf8(workbench: Workbench, file: SourceFile): Promise<string> {
  const path = join(workbench.folder, `utf8-${file.fileId}.csv`)
  const decode = (bytes: AsyncIterable<Buffer>) => decoded(bytes, file.encoding ?? 'utf-8')
  const from = createReadStream(file.absolutePath)
  if (file.container === 'gzip') await pipeline(from, createGunzip(), decode, createWriteStream(path))
  else await pipeline(from, decode, createWriteStream(path))
  return path
}

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
