import { z } from 'zod'
import { type Locale, locales } from '../../foundation/index.ts'

/**
 * What staff write beside the figures, in one language. What a report does not have is empty. All but the title is Markdown.
 */
export const reportWordsSchema = z.object({
  title: z.string(),
  /** In short: what somebody reads who reads nothing else. */
  summary: z.string(),
  /** Who the campaign is, what it set out to do, and with whose help. */
  about: z.string(),
  aim1: z.string(),
  aim2: z.string(),
  aim3: z.string(),
  /** Beside what changed between two releases. */
  changes: z.string(),
  /** What was learnt, also from what did not work. */
  learnt: z.string(),
  next: z.string(),
  /** Who paid for it, and who gave their time. */
  thanks: z.string(),
})
export type ReportWords = z.infer<typeof reportWordsSchema>
export type WordsOfBoth = Readonly<Record<Locale, ReportWords>>
export type WordField = keyof ReportWords

export const wordFields = [
  'title',
  'summary',
  'about',
  'aim1',
  'aim2',
  'aim3',
  'changes',
  'learnt',
  'next',
  'thanks',
] as const satisfies readonly WordField[]

/** Without these there is no report. Every other field is either there in both languages or in none. */
const needed: readonly WordField[] = ['title', 'summary', 'learnt']

/** In letters, as people count them. */
export const longest = (field: WordField): number => (field === 'title' ? 120 : 6000)

export const noWords = (): ReportWords => ({
  title: '',
  summary: '',
  about: '',
  aim1: '',
  aim2: '',
  aim3: '',
  changes: '',
  learnt: '',
  next: '',
  thanks: '',
})

export type MissingWords = { readonly field: WordField; readonly locale: Locale }

/** What an edition cannot do without, and what stands in one language but not in the other. */
export function missingWords(words: WordsOfBoth): MissingWords[] {
  const isEmpty = (locale: Locale, field: WordField) => words[locale][field].trim() === ''
  const isWanted = (field: WordField) => needed.includes(field) || locales.some(locale => !isEmpty(locale, field))
  return wordFields
    .filter(isWanted)
    .flatMap(field => locales.filter(locale => isEmpty(locale, field)).map(locale => ({ field, locale })))
}
