import { z } from 'zod'
import type { Locale } from '../../../foundation/index.ts'

/** Something written in English, in Welsh, or in both; an empty one is not there. */
export const wordsSchema = z.object({ en: z.string(), cy: z.string() })
export type Words = z.infer<typeof wordsSchema>

export const noWords: Words = { en: '', cy: '' }
export const isSaid = ({ en, cy }: Words): boolean => en !== '' || cy !== ''

export type Said = {
  readonly text: string
  /** Set where it is not in the language of the page. */
  readonly lang: Locale | undefined
}

/** What a reader of this language gets: their own where it was written, else the other, marked as what it is. */
export function sayIn(words: Words, locale: Locale): Said {
  const own = words[locale]
  if (own !== '' || !isSaid(words)) return { text: own, lang: undefined }
  const other = locale === 'en' ? 'cy' : 'en'
  return { text: words[other], lang: other }
}

/** Each line as its own: roles and improvements are written one to a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
