import {
  type EntryColumn,
  type EntryFault,
  type EntryField,
  type EntryShape,
  type EntryWords,
  type Locale,
  locales,
} from '../../foundation/index.ts'
import { readText } from './read-text.ts'

/** What a form or a file says of one field: a text, one text a line, or records of texts. */
export type Typed = string | readonly string[] | readonly Readonly<Record<string, string>>[]

/** An entry as it was typed, before anybody has looked whether it can be so. */
export type TypedWords = {
  readonly facts: Readonly<Record<string, Typed>>
  readonly en: Readonly<Record<string, Typed>>
  readonly cy: Readonly<Record<string, Typed>>
  readonly isMachineMade: boolean
}

const longest = { line: 300, lines: 2_000, markdown: 100_000, day: 10, link: 2_000, choice: 100, image: 100 } as const
export const mostOfList = 100

/** How much a field may hold: letters of a text, items of a list. */
export const mostOf = ({ kind, most }: Pick<EntryField, 'kind' | 'most'>): number =>
  most ?? (kind === 'list' || kind === 'documents' ? mostOfList : kind === 'number' || kind === 'flag' ? 0 : longest[kind])

/**
 * Turns what was typed into the words of an entry. The faults are those that keep it from being kept at all: a day that is none, a text
 * that is too long. What is still missing keeps it from being published, see checkWords.
 */
export function readWords(
  { fields }: Pick<EntryShape, 'fields'>,
  typed: TypedWords,
): { readonly words: EntryWords; readonly faults: readonly EntryFault[] } {
  const faults: EntryFault[] = []
  const facts: Record<string, unknown> = {}
  const texts: Record<Locale, Record<string, string>> = { en: {}, cy: {} }
  for (const field of fields) {
    if (field.perLocale) {
      for (const locale of locales) {
        const text = joinLines(typed[locale][field.name] ?? '')
        const read = text === null ? { fault: 'shape' as const } : readText(field, text, mostOf(field))
        if ('fault' in read) faults.push(faultOf(field, locale, read))
        else if (read.text !== '') texts[locale][field.name] = read.text
      }
      continue
    }
    const read = readFact(field, typed.facts[field.name] ?? '')
    if ('fault' in read) faults.push(faultOf(field, null, read))
    else if (read.value !== undefined) facts[field.name] = read.value
  }
  const cy = Object.keys(texts.cy).length === 0 ? null : texts.cy
  return { words: { facts, en: texts.en, cy, isMachineMade: cy !== null && typed.isMachineMade }, faults }
}

export type FaultName = 'long' | 'many' | 'day' | 'link' | 'choice' | 'number' | 'large' | 'shape' | 'row'
type Found = { readonly fault: FaultName; readonly values?: Readonly<Record<string, string | number>> }

const faultOf = ({ name }: EntryField, locale: Locale | null, { fault, values }: Found): EntryFault => ({
  field: name,
  locale,
  message: `entries.faults.${fault}`,
  ...(values ? { values } : {}),
})

/** One thing a line may come as a list from a file. */
function joinLines(typed: Typed): string | null {
  if (typeof typed === 'string') return typed
  return typed.every(line => typeof line === 'string') ? typed.join('\n') : null
}

function readFact(field: EntryField, typed: Typed): { readonly value: unknown } | Found {
  switch (field.kind) {
    case 'number':
      return readNumber(typed, field.most)
    case 'flag':
      if (typed === 'yes' || typed === 'true') return { value: true }
      return typed === '' || typed === 'no' || typed === 'false' ? { value: undefined } : { fault: 'shape' }
    case 'list':
    case 'documents':
      return readList(field, typed)
    default: {
      if (typeof typed !== 'string') return { fault: 'shape' }
      const read = readText(field, typed, mostOf(field))
      return 'fault' in read ? read : { value: read.text === '' ? undefined : read.text }
    }
  }
}

function readNumber(typed: Typed, most: number | undefined): { readonly value: number | undefined } | Found {
  if (typeof typed !== 'string') return { fault: 'shape' }
  const text = typed.trim().replaceAll(',', '')
  if (text === '') return { value: undefined }
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(text)) return { fault: 'number' }
  const value = Number(text)
  return most !== undefined && value > most ? { fault: 'large', values: { most } } : { value }
}

function readList(field: EntryField, typed: Typed): { readonly value: unknown } | Found {
  const most = mostOf(field)
  const items = typeof typed === 'string' ? typed.split('\n') : typed
  const value: unknown[] = []
  for (const item of items) {
    if (field.columns) {
      const row = typeof item === 'string' ? (item.trim() === '' ? {} : null) : item
      const read = row === null ? ({ fault: 'shape' } as const) : readRow(field.columns, row, value.length + 1)
      if ('fault' in read) return read
      if (read.row !== null) value.push(read.row)
    } else {
      const read = typeof item === 'string' ? readText({ kind: 'line' }, item, longest.lines) : ({ fault: 'shape' } as const)
      if ('fault' in read) return read
      if (read.text !== '') value.push(read.text)
    }
  }
  if (value.length > most) return { fault: 'many', values: { most } }
  return { value: value.length === 0 ? undefined : value }
}

/** A row of which nothing is filled in is none. */
function readRow(
  columns: readonly EntryColumn[],
  typed: Readonly<Record<string, string>>,
  number: number,
): { readonly row: Readonly<Record<string, string>> | null } | Found {
  const row: Record<string, string> = {}
  if (Object.keys(typed).some(name => !columns.some(column => column.name === name))) return { fault: 'shape' }
  if (columns.every(({ name }) => (typed[name] ?? '').trim() === '')) return { row: null }
  for (const column of columns) {
    const read = readText(column, typed[column.name] ?? '', mostOf(column))
    if ('fault' in read || (column.required && read.text === '')) return { fault: 'row', values: { row: number } }
    if (read.text !== '') row[column.name] = read.text
  }
  return { row }
}
