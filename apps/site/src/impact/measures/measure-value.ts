import type { FigureDate } from '../../foundation/index.ts'

/** The same in both languages: what is made of measures is kept in both. */
export type Words = { readonly en: string; readonly cy: string }

/** What the campaign set out to do: 1 that every unit counts, 2 the standards of care, 3 training and support for professionals. */
export const aims = [1, 2, 3] as const
export type Aim = (typeof aims)[number]

/**
 * How much. A number of people is never exact: what is published of letters, signatures and trainings is rounded where it is counted.
 * `percents` are shares as somebody else published them, of a whole that we do not know.
 */
export type Amount =
  | { readonly kind: 'count' | 'about' | 'at-least' | 'below'; readonly count: number }
  | { readonly kind: 'share'; readonly count: number; readonly of: number }
  | { readonly kind: 'parts'; readonly of: number; readonly parts: readonly AmountPart[] }
  | { readonly kind: 'percents'; readonly parts: readonly { readonly percent: number; readonly words: Words }[] }

/** One status of the trusts that were asked, in the order of the statuses. */
export type AmountPart = { readonly key: string; readonly count: number; readonly words: Words }

/** One reading of a measure: no number goes without its day, its source and out of what. */
export type Reading = {
  readonly amount: Amount
  readonly date: FigureDate
  /** `url` is an address on this site (`/releases/2026-1`) or elsewhere; null where nothing can be opened. */
  readonly source: { readonly name: Words; readonly url: string | null }
  readonly denominator: Words
  /** What else has to be known to understand it. */
  readonly note: Words | null
}

/** One measure as it stands: what everybody can read of it. */
export type MeasureValue = {
  readonly key: string
  readonly aim: Aim
  readonly title: Words
  readonly definition: Words
  /** What is counted, in the plural: “trusts”. */
  readonly unit: Words
  /** The same of one: “1 trust”. */
  readonly unitOfOne?: Words
  /** What it is compared with; null: there is nothing, and `whyNoBaseline` says why, unless there is no reading either. */
  readonly baseline: Reading | null
  readonly whyNoBaseline: Words | null
  /** Null: nothing has been measured yet, and `nothing` says so. */
  readonly now: Reading | null
  readonly nothing: Words
  /** Every reading of ours, the earliest first; the last is `now`. */
  readonly history: readonly Reading[]
  /** `automatic`: worked out from our own records; `entered`: by staff, with evidence; `both`: each reading by one of the two. */
  readonly how: 'automatic' | 'entered' | 'both'
  /** Where the newest reading can be checked; null: nowhere. */
  readonly evidence: string | null
}
