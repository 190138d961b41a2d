import { type EntryFault, type EntryShape, type EntryWords, locales, type ReadDb } from '../../../foundation/index.ts'
import { imageIdIn } from '../../images/kept-image.ts'
import { imagesByIds } from '../../images/kept-image-store.ts'
import { checkMarkdown } from '../../markdown/check-markdown.ts'
import { markdownPictures } from '../../markdown/markdown-links.ts'

/** What in the texts of an entry will not be shown as it was meant. It keeps nothing from being published: whatever a text holds can be shown. */
export async function warningsFor(db: ReadDb, { fields }: Pick<EntryShape, 'fields'>, words: EntryWords): Promise<EntryFault[]> {
  const texts = fields
    .filter(({ kind, perLocale }) => kind === 'markdown' && perLocale)
    .flatMap(({ name }) => locales.map(locale => ({ field: name, locale, text: words[locale]?.[name] ?? '' })))
  const ids = texts.flatMap(({ text }) => markdownPictures(text)).flatMap(href => imageIdIn(href) ?? [])
  const kept = await imagesByIds(db, ids)
  const isKept = (href: string): boolean => kept.has(imageIdIn(href) ?? 0)
  return texts.flatMap(({ field, locale, text }) =>
    checkMarkdown(text, isKept).map(({ kind, what }) => ({
      field,
      locale,
      message: `entries.faults.markdown-${kind}`,
      values: { what },
    })),
  )
}
