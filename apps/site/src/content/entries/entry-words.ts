import type { ContentEntry, EntryShape, EntryTexts, EntryWords, Locale } from '../../foundation/index.ts'

/** What an entry that nobody has written yet says. */
export const noWords: EntryWords = { facts: {}, en: {}, cy: null, isMachineMade: false }

/** The words of an entry in the language of a page. */
export type WordsHere = {
  /** The text of a field; empty where it says nothing. */
  readonly say: (field: string) => string
  readonly texts: EntryTexts
  /** English on a Welsh page, because there is no Welsh: the page says so, and marks the words with `lang`. */
  readonly isFallback: boolean
  /** For the attribute of whatever holds the words: set where they are not in the language of the page. */
  readonly lang: 'en' | undefined
}

/** The words of an entry in this language; the English ones where there are none. */
export function wordsOf({ en, cy }: Pick<EntryWords, 'en' | 'cy'>, locale: Locale): WordsHere {
  const isFallback = locale === 'cy' && cy === null
  const texts = locale === 'cy' && cy !== null ? cy : en
  return { say: field => texts[field] ?? '', texts, isFallback, lang: isFallback ? 'en' : undefined }
}

/** A text with one thing a line, as a list. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** What staff call an entry: the text of its title field in English, or its key. */
export function titleOf(
  { fields, titleField }: EntryShape,
  { key, en }: { readonly key: string; readonly en: EntryTexts },
): string {
  const field = titleField ?? fields.find(({ perLocale }) => perLocale)?.name
  return (field === undefined ? '' : (en[field] ?? '')) || key
}

/** Whether both say the same, whatever the order of their fields. */
export const sayTheSameWords = (a: EntryWords, b: EntryWords): boolean => canonical(wordsAlone(a)) === canonical(wordsAlone(b))

/** The words without whatever else the entry knows. */
export const wordsAlone = ({ facts, en, cy, isMachineMade }: EntryWords): EntryWords => ({ facts, en, cy, isMachineMade })

/** An entry as it would be if these words were published now. */
export const asIfPublished = (
  at: { readonly kind: string; readonly key: string },
  words: EntryWords,
  published: { readonly version: number; readonly publishedAt: Date },
): ContentEntry => ({ kind: at.kind, key: at.key, ...wordsAlone(words), ...published })

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
