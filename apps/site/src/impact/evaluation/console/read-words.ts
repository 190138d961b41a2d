import { type FieldError, type Locale, locales, type Translate } from '../../../foundation/index.ts'
import { cleanLine, cleanText, lengthOf } from '../../../improve/index.ts'
import { longest, noWords, type WordField, type WordsOfBoth, wordFields } from '../words-of-report.ts'

/** The name of a field in the form. */
export const nameOf = (field: WordField, locale: Locale): string => `${field}-${locale}`

export type ReadWords = { readonly words: WordsOfBoth; readonly errors: readonly FieldError[] }

type Reading = { readonly t: Translate; readonly notOnPaper: (text: string) => readonly string[] }

/** What staff have typed, tidied, and what has to be mended. A field may be empty: what is missing is said when it is published. */
export function readWords(sent: (name: string) => string, { t, notOnPaper }: Reading): ReadWords {
  const words = { en: noWords(), cy: noWords() }
  const errors: FieldError[] = []
  for (const locale of locales)
    for (const field of wordFields) {
      const name = nameOf(field, locale)
      const typed = field === 'title' ? cleanLine(sent(name)) : cleanText(sent(name))
      words[locale][field] = typed
      const message = faultOf(typed, field, { t, notOnPaper })
      if (message !== null) errors.push({ field: name, message })
    }
  return { words, errors }
}

function faultOf(typed: string, field: WordField, { t, notOnPaper }: Reading): string | null {
  if (lengthOf(typed) > longest(field)) return t('evaluation.faults.long', { most: longest(field) })
  const letters = notOnPaper(typed)
  return letters.length > 0 ? t('evaluation.faults.letters', { letters: letters.join(' ') }) : null
}
