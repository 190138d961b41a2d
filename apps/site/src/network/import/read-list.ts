import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { type ListColumn, listColumns, neededColumns, type ReadRow, readListRow } from './read-list-row.ts'

/** A line of the file as it was read; `line` is where it ends, 1 for the first of the file. */
export type ListLine = { readonly line: number; readonly row: ReadRow }

/** Why a file as a whole cannot be used. */
export type ListFault =
  | { readonly fault: 'empty' | 'too-large' }
  | { readonly fault: 'columns'; readonly missing: readonly string[] }
  | { readonly fault: 'broken'; readonly line: number }

export class UnusableList extends Error {
  readonly why: ListFault
  constructor(why: ListFault) {
    super('The list cannot be used')
    this.why = why
  }
}

const recordSchema = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })
const longestRecord = 32 * 1024

export type OpenList = {
  readonly lines: AsyncGenerator<ListLine, void, undefined>
  /** The SHA-256 of all that was read. */
  readonly sha256: () => string
}

type From = { readonly today: string; readonly limitBytes?: number }

/**
 * Reads a list of supporters (CSV, UTF-8, the names of the columns in its first line, in any order) while it arrives: a list of any length takes
 * the same memory. Throws an UnusableList.
 */
export function readList(content: AsyncIterable<Buffer>, { today, limitBytes = Number.MAX_SAFE_INTEGER }: From): OpenList {
  const hash = createHash('sha256')
  return { lines: linesOf(content, { today, limitBytes, hash }), sha256: () => hash.copy().digest('hex') }
}

type Reading = { readonly today: string; readonly limitBytes: number; readonly hash: ReturnType<typeof createHash> }

async function* linesOf(content: AsyncIterable<Buffer>, { today, limitBytes, hash }: Reading): AsyncGenerator<ListLine> {
  let columns: Map<ListColumn, number> | null = null
  for await (const each of recordsOf(content, limitBytes, hash)) {
    const { record, info } = recordSchema.parse(each)
    if (record.every(cell => cell.trim() === '')) continue
    if (columns === null) {
      columns = columnsIn(record)
      continue
    }
    const at = columns
    yield { line: info.lines, row: readListRow(column => record[at.get(column) ?? -1] ?? '', today) }
  }
  if (columns === null) throw new UnusableList({ fault: 'empty' })
}

async function* recordsOf(content: AsyncIterable<Buffer>, limitBytes: number, hash: Reading['hash']): AsyncGenerator<unknown> {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      hash.update(chunk)
      done(bytes > limitBytes ? new UnusableList({ fault: 'too-large' }) : null, chunk)
    },
  })
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true, max_record_size: longestRecord })
  counted.on('error', error => parser.destroy(error))
  counted.pipe(parser)
  // What fails on its way in ends the parser, whose reader hears of it.
  void feed(content, counted).catch((error: Error) => counted.destroy(error))
  try {
    for await (const record of parser) yield record
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw new UnusableList({ fault: 'broken', line: 'lines' in error ? Number(error.lines) : 1 })
    }
    throw error
  } finally {
    counted.destroy()
    parser.destroy()
  }
}

async function feed(content: AsyncIterable<Buffer>, into: Transform): Promise<void> {
  for await (const chunk of content) {
    if (into.destroyed) return
    if (!into.write(chunk)) await new Promise<void>(resolve => into.once('drain', resolve).once('close', resolve))
  }
  into.end()
}

function columnsIn(record: readonly string[]): Map<ListColumn, number> {
  const names = record.map(name =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const missing = neededColumns.filter(column => !names.includes(column))
  if (missing.length > 0) throw new UnusableList({ fault: 'columns', missing })
  return new Map(listColumns.flatMap(column => (names.includes(column) ? [[column, names.indexOf(column)] as const] : [])))
}
