import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** One record of a delimited file with the physical lines on which it begins and ends, 1 for the first of the file. */
export type TableRecord = { readonly line: number; readonly lastLine: number; readonly cells: readonly string[] }

export type Table =
  | { readonly kind: 'table'; readonly delimiter: Delimiter; readonly records: readonly TableRecord[] }
  | { readonly kind: 'unclosed-quote'; readonly line: number }

export type Delimiter = ',' | ';' | '\t'
const delimiters: readonly Delimiter[] = [',', ';', '\t']

const parsedSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ bytes: z.number() }) }))

/** Reads text whose lines end in line feeds. Records without any content are left out; the lines of the others still count them. */
export function readTable(text: string, knownColumns: readonly string[]): Table {
  const hint = /^sep=([,;\t])\n/i.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  const delimiter = delimiters.find(each => each === hint?.[1]) ?? sniffDelimiter(body, knownColumns)
  const firstLine = hint ? 2 : 1
  try {
    const parsed = parsedSchema.parse(
      parse(body, { delimiter, info: true, relax_column_count: true, relax_quotes: true, record_delimiter: '\n' }),
    )
    return { kind: 'table', delimiter, records: locate(parsed, Buffer.from(body, 'utf8'), firstLine) }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 1
    return { kind: 'unclosed-quote', line: line + firstLine - 1 }
  }
}

/** The lines of each record, counted in the text itself: a quoted cell may run over several. */
function locate(parsed: z.infer<typeof parsedSchema>, bytes: Buffer, firstLine: number): TableRecord[] {
  const records: TableRecord[] = []
  let start = 0
  let line = firstLine
  for (const { record, info } of parsed) {
    const breaks = countBreaks(bytes, start, info.bytes)
    const endsInBreak = bytes[info.bytes - 1] === 10
    const lastLine = line + breaks - (endsInBreak ? 1 : 0)
    if (record.some(cell => cell.trim() !== '')) records.push({ line, lastLine, cells: record })
    start = info.bytes
    line += breaks
  }
  return records
}

function countBreaks(bytes: Buffer, from: number, to: number): number {
  let breaks = 0
  for (let at = from; at < to; at += 1) if (bytes[at] === 10) breaks += 1
  return breaks
}

/** The delimiter that cuts the first line into the most known column names; a comma when none does. */
function sniffDelimiter(text: string, knownColumns: readonly string[]): Delimiter {
  const header = text.split('\n').find(line => line.trim() !== '') ?? ''
  const score = (delimiter: Delimiter) =>
    header.split(delimiter).filter(name => knownColumns.includes(columnName(name.replaceAll('"', '')))).length
  return delimiters.reduce((best, each) => (score(each) > score(best) ? each : best))
}

/** A heading as people write it, as a column's name: "Trust code" is `trust_code`. */
export const columnName = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0-]+/g, '_')
