import type { ContentEntry, EntryShape, Locale } from '../../foundation/index.ts'
import { imageIdIn } from '../images/kept-image.ts'
import { markdownLinks, markdownPictures } from '../markdown/markdown-links.ts'

/** A link of an entry: as it was typed, with the words around it and the language of the text that holds it (null: of none). */
export type NamedLink = { readonly href: string; readonly words: string; readonly locale: Locale | null }

/** What an entry names that stands elsewhere. */
export type Named = {
  readonly links: readonly NamedLink[]
  readonly images: readonly number[]
  readonly documents: readonly number[]
}

/** Every link, picture and document that an entry names, in the order of its fields. */
export function namedInEntry({ fields }: Pick<EntryShape, 'fields'>, entry: Pick<ContentEntry, 'facts' | 'en' | 'cy'>): Named {
  const links: NamedLink[] = []
  const images = new Set<number>()
  const documents = new Set<number>()
  const addLink = (href: unknown, locale: Locale | null) => {
    if (typeof href === 'string' && href !== '') links.push({ href, words: '', locale })
  }
  const addImage = (ref: unknown) => {
    const id = typeof ref === 'string' ? imageIdIn(ref) : null
    if (id !== null) images.add(id)
  }
  for (const field of fields) {
    const { name, kind, perLocale, columns = [] } = field
    const texts: readonly (readonly [Locale | null, unknown])[] = perLocale
      ? [
          ['en', entry.en[name]],
          ['cy', entry.cy?.[name]],
        ]
      : [[null, entry.facts[name]]]
    for (const [locale, value] of texts) {
      if (kind === 'link') addLink(value, locale)
      else if (kind === 'image') addImage(value)
      else if (kind === 'markdown' && typeof value === 'string') {
        for (const { href, words } of markdownLinks(value)) links.push({ href, words, locale })
        for (const ref of markdownPictures(value)) addImage(ref)
      } else if (kind === 'documents' && Array.isArray(value)) {
        for (const id of value) if (Number.isSafeInteger(Number(id))) documents.add(Number(id))
      } else if (kind === 'list' && Array.isArray(value)) {
        const linked = columns.filter(column => column.kind === 'link').map(column => column.name)
        for (const row of value) for (const column of linked) addLink(inColumn(row, column), locale)
      }
    }
  }
  return { links, images: [...images], documents: [...documents] }
}

const inColumn = (row: unknown, column: string): unknown =>
  typeof row === 'object' && row !== null ? new Map<string, unknown>(Object.entries(row)).get(column) : undefined
