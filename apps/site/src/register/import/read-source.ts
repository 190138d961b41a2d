import { parse } from 'csv-parse/sync'

/** Why a row of a source could not be used: where, and what is the matter. */
export interface Problem {
  line: number
  column: string
  why: string
}

export interface SourceRow {
  line: number
  cells: Record<string, string>
}

export interface Reading<Row> {
  rows: Row[]
  problems: Problem[]
}

interface ParsedRecord {
  record: string[]
  info: { lines: number }
}

/**
 * Reads a delimited source as published: with or without byte-order mark, separated by commas or by NHS.UK's “¬”.
 *
 * @param columns the columns of a file that has no header line
 */
export function readSource(text: string, columns?: string[]): Reading<SourceRow> {
  const records = parse(text, {
    bom: true,
    delimiter: text.slice(0, 2000).includes('¬') ? '¬' : ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as ParsedRecord[] // csv-parse types its result without `info`, which the option above adds.
  const names = columns ?? records.shift()?.record ?? []
  const problems: Problem[] = []
  const rows: SourceRow[] = []
  for (const { record, info } of records) {
    if (record.length !== names.length)
      problems.push({ line: info.lines, column: '', why: `has ${record.length} cells, and ${names.length} are expected` })
    else rows.push({ line: info.lines, cells: Object.fromEntries(names.map((name, at) => [name, (record[at] ?? '').trim()])) })
  }
  return { rows, problems }
}

/** Bytes to text: UTF-8, and where that does not fit, the Windows-1252 of older NHS files. */
export function decodeSource(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A day written 20260630 or 2026-06-30 as 2026-06-30; null when empty; undefined when it is neither. */
export function readDay(value: string): string | null | undefined {
  if (value === '') return null
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(value)
  if (parts === null) return undefined
  const day = `${parts[1]}-${parts[2]}-${parts[3]}`
  return Number.isNaN(Date.parse(day)) ? undefined : day
}

/** A coordinate to five decimals (about a metre); null when empty or not a number. */
export function readCoordinate(value: string | undefined): number | null {
  if (value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? roundCoordinate(number) : null
}

export function roundCoordinate(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
