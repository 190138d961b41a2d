import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Campaign, canonicalJson } from '../../foundation/index.ts'
import { featureCollection } from './release-files.ts'
import { type Cell, writeCsv } from './write-csv.ts'

export type TableFormat = 'csv' | 'json' | 'geojson'

/** A committed table of the register. The first record holds the names of its columns. */
export type CommittedTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly sha256: string
}

/** Reads `data/<file>`. The caller has checked that `file` is one of the register's own tables. */
export function readCommittedTable(root: string, file: string): CommittedTable {
  const bytes = readFileSync(join(root, 'data', file))
  const [columns = [], ...rows] = z.array(z.array(z.string())).parse(parse(bytes, { bom: true }))
  return { columns, rows, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Whether the table has places, so that it can be drawn. Reads no more than its first line. */
export function hasPlaces(root: string, file: string): boolean {
  const handle = openSync(join(root, 'data', file), 'r')
  try {
    const start = Buffer.alloc(4096)
    const length = readSync(handle, start, 0, start.length, 0)
    const columns = (start.toString('utf8', 0, length).split('\n')[0] ?? '').trim().split(',')
    return columns.includes('lat') && columns.includes('lon')
  } finally {
    closeSync(handle)
  }
}

/** In the example campaign each row says where it comes from, and that it is not one of the inventions. */
const exampleMark = 'Example campaign; this row is real'

/** A table of the register in one format. Every value stays as it was written; empty is "not known" (null in JSON). */
export function writeTable(table: CommittedTable, format: TableFormat, campaign: Campaign): string {
  const columns = campaign === 'example' ? [...table.columns, 'campaign'] : table.columns
  const rows = campaign === 'example' ? table.rows.map(row => [...row, exampleMark]) : table.rows
  if (format === 'csv')
    return writeCsv(
      columns,
      rows.map(row => row.map(asCell)),
    )
  const records = rows.map(row => Object.fromEntries(columns.map((column, at) => [column, row[at] || null])))
  if (format === 'json') return canonicalJson(records)
  return featureCollection(
    records.map(({ lat, lon, ...properties }) => ({ point: { lat: degrees(lat), lon: degrees(lon) }, properties })),
  )
}

/** A plain number keeps its sign: only text is guarded against being taken for a formula. */
const asCell = (text: string): Cell => (/^-\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text)

const degrees = (text: string | null | undefined): number | null => (text ? Number(text) : null)
