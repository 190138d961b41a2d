import {
  type EntryFault,
  type EntryField,
  type EntryShape,
  type EntryWords,
  type Locale,
  locales,
} from '../../../foundation/index.ts'
import { mostOf, type Typed, type TypedWords } from '../read-words.ts'

/** How many empty rows a list of records offers beyond those that it has. */
export const spareRows = 3

/** Under which name a field is sent; also its id. */
export const idOf = (name: string, locale: Locale | null): string => `${locale ?? 'fact'}-${name}`
const cellId = (name: string, row: number, column: string): string => `${idOf(name, null)}-${row}-${column}`
export const cellOf = cellId

/** Where the error summary leads for a fault. */
export const fieldOf = (fields: readonly EntryField[], { field, locale }: EntryFault): string => {
  const found = fields.find(({ name }) => name === field)
  if (found?.columns) return cellId(field, 0, found.columns[0]?.name ?? '')
  return found?.kind === 'documents' ? `${idOf(field, null)}-0` : idOf(field, locale)
}

/** What a form shows of an entry that is there already. */
export function typedWords({ fields }: Pick<EntryShape, 'fields'>, { facts, en, cy, isMachineMade }: EntryWords): TypedWords {
  const typed = fields
    .filter(({ perLocale }) => !perLocale)
    .map(field => [field.name, typedFact(field, facts[field.name])] as const)
  return { facts: Object.fromEntries(typed), en, cy: cy ?? {}, isMachineMade }
}

function typedFact({ kind }: EntryField, value: unknown): Typed {
  if (value === undefined || value === null) return ''
  if (kind === 'flag') return value === true ? 'yes' : ''
  // Written by readWords alone, in this form.
  return Array.isArray(value) ? (value as readonly string[] | readonly Readonly<Record<string, string>>[]) : String(value)
}

/** What a form has sent: one text a name, and of names that come more than once all of them. */
export type SentForm = { readonly text: (name: string) => string; readonly all: (name: string) => readonly string[] }

export function readEntryForm({ fields }: Pick<EntryShape, 'fields'>, form: SentForm): TypedWords {
  const facts: Record<string, Typed> = {}
  const texts: Record<Locale, Record<string, string>> = { en: {}, cy: {} }
  for (const field of fields) {
    if (field.perLocale) for (const locale of locales) texts[locale][field.name] = form.text(idOf(field.name, locale))
    else facts[field.name] = readField(field, form)
  }
  return { facts, ...texts, isMachineMade: form.text('machine') === 'yes' }
}

function readField(field: EntryField, form: SentForm): Typed {
  const id = idOf(field.name, null)
  if (field.kind === 'documents') return form.all(id)
  const { columns } = field
  if (!columns) return field.kind === 'list' ? form.text(id).split('\n') : form.text(id)
  const count = Math.min(Math.max(Number(form.text(`${id}-rows`)) || 0, 0), mostOf(field) + spareRows)
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(({ name }) => [name, form.text(cellId(field.name, row, name))])),
  )
}
