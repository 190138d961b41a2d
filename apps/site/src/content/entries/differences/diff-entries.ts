import type { EntryField, EntryShape, EntryWords, Locale } from '../../../foundation/index.ts'
import { diffWords, type Piece } from './diff-words.ts'

/** One field of an entry that differs between two versions. */
export type FieldChange = {
  /** Null: whether the Welsh was made by a machine. */
  readonly field: EntryField | null
  readonly locale: Locale | null
  readonly pieces: readonly Piece[]
}

/** What differs between two versions, in the order of the fields. */
export function diffEntries(
  { fields }: Pick<EntryShape, 'fields'>,
  before: EntryWords,
  after: EntryWords,
): readonly FieldChange[] {
  const changes = fields.flatMap((field): FieldChange[] => {
    if (!field.perLocale) return change(field, null, sayFact(before.facts[field.name]), sayFact(after.facts[field.name]))
    return [
      ...change(field, 'en', before.en[field.name] ?? '', after.en[field.name] ?? ''),
      ...change(field, 'cy', before.cy?.[field.name] ?? '', after.cy?.[field.name] ?? ''),
    ]
  })
  return [...changes, ...change(null, null, String(before.isMachineMade), String(after.isMachineMade))]
}

const change = (field: EntryField | null, locale: Locale | null, before: string, after: string): FieldChange[] =>
  before === after ? [] : [{ field, locale, pieces: diffWords(before, after) }]

/** The value of a fact as text, one thing a line. */
export function sayFact(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(sayFact).join('\n')
  if (typeof value === 'object') return Object.values(value).map(sayFact).join(' · ')
  return String(value)
}
