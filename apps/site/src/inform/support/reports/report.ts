import type { Locale } from '../../../foundation/index.ts'

/** What may be wrong about an entry. */
export const wrongs = ['contact', 'hours', 'place', 'gone', 'harm', 'other'] as const
export type Wrong = (typeof wrongs)[number]

/** What came of a report: the entry was put right; it was right already; it is not listed any more. */
export const outcomes = ['mended', 'right', 'taken-off'] as const
export type Outcome = (typeof outcomes)[number]

export type Report = {
  readonly id: number
  readonly service: string
  /** Which version of the entry the reader saw. */
  readonly serviceVersion: number
  readonly what: Wrong
  readonly words: string
  readonly locale: Locale
  readonly reportedAt: Date
  readonly settledAt: Date | null
  /** The id of whoever settled it. */
  readonly settledBy: string | null
  readonly outcome: Outcome | null
  readonly note: string | null
}

export const longestWords = 1000
export const longestNote = 1000
/** A settled report goes after this; one that waits stays. */
export const settledDays = 90
