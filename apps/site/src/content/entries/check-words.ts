import type { ContentEntry, EntryFault, EntryKind, EntryShape, EntryWords, Locale } from '../../foundation/index.ts'

/** What is still missing before these words can be published, by the fields alone. A field that must be filled in is so in Welsh too, as soon as there is any. */
export function missingIn({ fields }: Pick<EntryShape, 'fields'>, { facts, en, cy }: EntryWords): EntryFault[] {
  const missing = (field: string, locale: Locale | null): EntryFault => ({ field, locale, message: 'entries.faults.missing' })
  return fields.flatMap(field => {
    if (!field.required) return []
    if (!field.perLocale) return facts[field.name] === undefined ? [missing(field.name, null)] : []
    return [
      ...((en[field.name] ?? '') === '' ? [missing(field.name, 'en')] : []),
      ...(cy !== null && (cy[field.name] ?? '') === '' ? [missing(field.name, 'cy')] : []),
    ]
  })
}

/** Everything that keeps an entry from being published: what is missing, and if nothing is, what the kind itself asks for. */
export function checkWords(kind: Pick<EntryKind, 'fields' | 'check'>, entry: ContentEntry): readonly EntryFault[] {
  const missing = missingIn(kind, entry)
  return missing.length > 0 ? missing : (kind.check?.(entry) ?? [])
}
