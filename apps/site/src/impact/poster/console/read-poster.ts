import { type FieldError, type Locale, locales, type Translate } from '../../../foundation/index.ts'
import { cleanLine, cleanText, lengthOf } from '../../../improve/index.ts'
import type { PosterDraft } from '../poster-draft.ts'
import { longestOnPoster, mostFigures, noPosterWords, type PosterField, posterFields } from '../words-of-poster.ts'

/** The name of a field in the form. */
export const nameOf = (field: PosterField, locale: Locale): string => `${field}-${locale}`

/** What a form has sent; `all`: every value of a name. */
export type Sent = { readonly one: (name: string) => string; readonly all: (name: string) => readonly string[] }
type Reading = { readonly t: Translate; readonly notOnPaper: (text: string) => readonly string[] }

/** What staff have typed, tidied, and what has to be mended. What is missing is said when it is published. */
export function readPoster(sent: Sent, reading: Reading): { readonly body: PosterDraft; readonly errors: readonly FieldError[] } {
  const words = { en: noPosterWords(), cy: noPosterWords() }
  const errors: FieldError[] = []
  for (const locale of locales)
    for (const field of posterFields) {
      const name = nameOf(field, locale)
      const typed = field === 'title' ? cleanLine(sent.one(name)) : cleanText(sent.one(name))
      words[locale][field] = typed
      const message = faultOf(typed, field, reading)
      if (message !== null) errors.push({ field: name, message })
    }
  const measures = [...new Set(sent.all('measure'))].filter(key => /^[a-z][a-z0-9-]{0,60}$/.test(key)).sort()
  if (measures.length > mostFigures)
    errors.push({ field: 'measure', message: reading.t('poster.refused.too-many-figures', { most: mostFigures }) })
  const edition = sent.one('edition')
  return { body: { words, measures, edition: /^[1-9]\d{0,3}$/.test(edition) ? Number(edition) : null }, errors }
}

function faultOf(typed: string, field: PosterField, { t, notOnPaper }: Reading): string | null {
  if (lengthOf(typed) > longestOnPoster[field]) return t('evaluation.faults.long', { most: longestOnPoster[field] })
  const letters = notOnPaper(typed)
  return letters.length > 0 ? t('evaluation.faults.letters', { letters: letters.join(' ') }) : null
}
