import { type Locale, locales } from '../../foundation/index.ts'
import { type ReportWords, wordFields } from './edition/edition.ts'

/**
 * How far a report is: announced; written by staff from sourced facts; or made from a release, with the words of staff around its
 * numbers.
 */
export const reportStates = ['forthcoming', 'written', 'release'] as const
export type ReportState = (typeof reportStates)[number]

/** A report as staff have it in the editor. What was published of it are its editions. */
export type Report = {
  readonly key: string
  readonly state: ReportState
  /** Which part of its series: 1 is “part one”. */
  readonly part: number
  readonly words: Readonly<Record<Locale, ReportWords>>
  /** Whether there are Welsh words at all; where there are none the English ones stand in their place. */
  readonly hasWelsh: boolean
  /** Whether the Welsh words were made by a machine and wait for somebody who speaks it. */
  readonly isMachineMade: boolean
}

export type MissingWords = { readonly locale: Locale; readonly field: keyof ReportWords }

/** What an edition cannot do without, and what stands in one language but not in the other. */
export function missingWords({ state, words, hasWelsh }: Pick<Report, 'state' | 'words' | 'hasWelsh'>): MissingWords[] {
  const needed: readonly (keyof ReportWords)[] = ['title', 'summary', ...(state === 'written' ? (['body'] as const) : [])]
  const isEmpty = (locale: Locale, field: keyof ReportWords) =>
    words[locale][field].trim() === '' || (locale === 'cy' && !hasWelsh)
  const isWanted = (field: keyof ReportWords) => needed.includes(field) || locales.some(locale => !isEmpty(locale, field))
  return wordFields
    .filter(isWanted)
    .flatMap(field => locales.filter(locale => isEmpty(locale, field)).map(locale => ({ locale, field })))
}
