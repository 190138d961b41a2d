import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type ImportedEntry, isKey } from '../../../content/index.ts'
import { neededColumns, type SupportColumn, supportColumns } from './support-columns.ts'

export type SupportLine = ImportedEntry & { readonly line: number }
export type BrokenLine = { readonly line: number; readonly why: string }

export type SupportFile =
  | { readonly outcome: 'read'; readonly lines: readonly SupportLine[] }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'unclosed'; readonly line: number }
  | { readonly outcome: 'columns'; readonly missing: readonly string[]; readonly unknown: readonly string[] }
  | { readonly outcome: 'broken'; readonly broken: readonly BrokenLine[] }

const recordSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

type Cells = (column: SupportColumn) => string

/**
 * Reads a file of support services: CSV, UTF-8, the names of the columns in its first line, in any order. Pure: text in, entries out, and every
 * line that is broken by itself with its number. What its fields say is checked where they are published.
 *
 * @param today the day in the United Kingdom, `YYYY-MM-DD`: nothing was checked on a later one
 */
export function readSupportFile(text: string, today: string): SupportFile {
  const records = recordsOf(text)
  if ('unclosed' in records) return { outcome: 'unclosed', line: records.unclosed }
  const [header, ...rows] = records.filter(({ record }) => record.some(cell => cell.trim() !== ''))
  if (!header || rows.length === 0) return { outcome: 'empty' }
  const names = header.record.map(name => name.trim().toLowerCase())
  const missing = neededColumns.filter(column => !names.includes(column))
  const unknown = names.filter((name, at) => !supportColumns.some(column => column === name) || names.indexOf(name) !== at)
  if (missing.length > 0 || unknown.length > 0) return { outcome: 'columns', missing, unknown }

  const lines: SupportLine[] = []
  const broken: BrokenLine[] = []
  const seen = new Map<string, number>()
  for (const { record, info } of rows) {
    const line = info.lines
    const cells: Cells = column => (record[names.indexOf(column)] ?? '').trim()
    const key = cells('key')
    const why = lineFault(cells, { width: record.length, expected: names.length, first: seen.get(key), today })
    if (why !== null) broken.push({ line, why })
    else lines.push({ line, key, typed: typedOf(cells) })
    if (!seen.has(key)) seen.set(key, line)
  }
  return broken.length > 0 ? { outcome: 'broken', broken } : { outcome: 'read', lines }
}

function recordsOf(text: string): z.infer<typeof recordSchema> | { readonly unclosed: number } {
  try {
    return recordSchema.parse(parse(text, { bom: true, info: true, relax_column_count: true }))
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error) || !String(error.code).startsWith('CSV_')) throw error
    return { unclosed: 'lines' in error ? Number(error.lines) : 1 }
  }
}

type Known = { readonly width: number; readonly expected: number; readonly first: number | undefined; readonly today: string }

function lineFault(cells: Cells, { width, expected, first, today }: Known): string | null {
  if (width !== expected) return `has ${width} cells, and ${expected} are expected`
  const key = cells('key')
  if (!isKey(key)) return `“${key}” is no key: small letters, digits and hyphens, at most 80`
  if (first !== undefined) return `the key “${key}” stands in line ${first} already`
  if (cells('checked_on') > today) return `“${cells('checked_on')}”, the day on which it was checked, is still to come`
  if (!['', 'machine', 'reviewed'].includes(cells('welsh'))) return `“${cells('welsh')}” is neither machine nor reviewed`
  if (cells('welsh') === '' && hasWelsh(cells)) return 'has Welsh: say in the column welsh whether it is machine or reviewed'
  return null
}

const hasWelsh = (cells: Cells): boolean =>
  (['title_cy', 'provider_cy', 'text_cy', 'when_cy', 'where_cy'] as const).some(column => cells(column) !== '')

const list = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map(word => word.trim())
    .filter(word => word !== '')

const typedOf = (cells: Cells): ImportedEntry['typed'] => ({
  facts: {
    form: cells('form'),
    needs: list(cells('needs')),
    nations: list(cells('nations')),
    phone: cells('phone'),
    textPhone: cells('text_phone'),
    email: cells('email'),
    link: cells('link'),
    postcode: cells('postcode'),
    lat: cells('lat'),
    lon: cells('lon'),
    hours: cells('hours'),
    languages: list(cells('languages')),
    cost: cells('cost'),
    checkedOn: cells('checked_on'),
    sources:
      cells('source') === ''
        ? []
        : [{ url: cells('source'), readOn: cells('source_read_on') || cells('checked_on'), note: cells('source_note') }],
  },
  en: {
    title: cells('title_en'),
    provider: cells('provider_en'),
    text: cells('text_en'),
    when: cells('when_en'),
    where: cells('where_en'),
  },
  cy: {
    title: cells('title_cy'),
    provider: cells('provider_cy'),
    text: cells('text_cy'),
    when: cells('when_cy'),
    where: cells('where_cy'),
  },
  isMachineMade: cells('welsh') === 'machine',
})
