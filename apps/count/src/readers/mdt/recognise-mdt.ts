import type { DeclaredMap, FileSample, Recognition } from '../reader.ts'
import { csvRows } from './csv-rows.ts'
import { findHeader, type Header } from './find-header.ts'
import { type MdtMap, parseMdtMap } from './mdt-map.ts'

/** What a mapping finds in a file: the sheet with the most of its columns. */
type Fit = { map: MdtMap; sheet: string; header: Header; wanted: number }

/** Knows a sheet by the columns that a declared mapping names. Without a mapping a spreadsheet is named and left alone. */
export function recogniseMdt(sample: FileSample, maps: readonly DeclaredMap[]): Recognition | undefined {
  const sheets = sheetsOfSample(sample)
  if (sheets.length === 0) return undefined
  const fits = maps
    .filter(({ kind }) => kind === 'mdt')
    .flatMap(({ path, content }) => fitOf(sheets, parseMdtMap(path, content)) ?? [])
    .sort((left, right) => left.header.missing.length - right.header.missing.length || right.wanted - left.wanted)
  const best = fits[0]
  if (best !== undefined && best.header.missing.length * 2 < best.wanted) return asRecognition(best)
  if (sample.sheets !== undefined)
    return {
      source: 'mdt',
      format: 'A spreadsheet',
      isUsable: false,
      reason: 'A spreadsheet without a mapping: say with --map what its columns mean.',
    }
  return looksLikeAList(sheets[0]?.rows[0] ?? [])
    ? {
        source: 'mdt',
        format: 'A list of people',
        isUsable: false,
        reason:
          'Its columns are those of no format that we read. Somebody may have renamed one of an extract; a list of the hospital’s own needs a mapping (--map).',
      }
    : undefined
}

function asRecognition({ map, sheet, header, wanted }: Fit): Recognition {
  const base = { source: 'mdt', format: `Local sheet, ${map.name}`, version: map.version, marks: wanted } as const
  if (header.missing.length === 0) return { ...base, isUsable: true, details: { map, sheet } }
  const names = header.missing.map(name => `“${name}”`).join(', ')
  return {
    ...base,
    isUsable: false,
    reason: `The mapping “${map.name}” is meant for this sheet, which has no column ${names}. Correct the mapping or the sheet; nothing was read.`,
  }
}

function fitOf(sheets: readonly { name: string; rows: readonly (readonly string[])[] }[], map: MdtMap): Fit | undefined {
  const wanted = Object.values(map.columns).filter(name => name !== undefined).length
  return sheets
    .filter(({ name }) => map.sheet === undefined || name === '' || name.trim().toLowerCase() === map.sheet.trim().toLowerCase())
    .map(({ name, rows }) => ({ map, sheet: name, header: findHeader(rows, map), wanted }))
    .sort((left, right) => left.header.missing.length - right.header.missing.length)[0]
}

export function sheetsOfSample({
  sheets,
  text,
  table,
}: FileSample): readonly { name: string; rows: readonly (readonly string[])[] }[] {
  if (sheets !== undefined) return sheets
  return text !== undefined && table !== undefined ? [{ name: '', rows: csvRows(text, table.delimiter ?? ',').slice(0, 31) }] : []
}

const whoWords = /nhs|hospital|patient|surname|forename|mrn/i
const whatWords = /mdt|meeting|metast|secondar(?!y ?_?diagnos)|stage|recurr|outcome/i
const looksLikeAList = (header: readonly string[]): boolean =>
  header.some(cell => whoWords.test(cell)) && header.some(cell => whatWords.test(cell))
