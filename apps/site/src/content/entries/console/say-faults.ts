import type { EntryFault, EntryShape, Translate } from '../../../foundation/index.ts'

/** `Title – Welsh: Fill this in`: what is wrong with which field, in words. */
export function sayFault(
  t: Translate,
  { fields }: Pick<EntryShape, 'fields'>,
  { field, locale, message, values }: EntryFault,
): string {
  const known = fields.find(({ name }) => name === field)
  const label = known ? t(known.label) : field
  const named = locale === null ? label : t('entries.edit.in', { label, language: t(`entries.languages.${locale}`) })
  return `${named}: ${t(message, values)}`
}
