import type { Nation, TrustCode } from '../../register/index.ts'
import type { ReleaseSummary } from '../../releases/index.ts'

/**
 * How many people may stand behind what is shown; both ends belong to it. `high` is null where a hidden number in it has no upper end that is known
 * outside the hospital: then the words are “at least”.
 */
export type PeopleRange = { readonly low: number; readonly high: number | null }

/** A share as fractions of 1; both ends belong to it. */
export type ShareRange = { readonly low: number; readonly high: number }

/** What hides the true number: nothing is `exact` but a zero. */
export type Veil = { readonly hasRounded: boolean; readonly hasHidden: boolean }

export type Span = { readonly from: number; readonly to: number }

/** People whose spread became known in these years, as the hospitals of a nation (`uk`: of all four) counted them. */
export type CountedSpan = Span &
  Veil & {
    readonly nation: Nation | 'uk'
    readonly people: PeopleRange
    readonly deNovo: PeopleRange
    readonly recurrent: PeopleRange
    readonly unclassified: PeopleRange
    /** The trusts whose counts are in it, by code. */
    readonly trusts: readonly TrustCode[]
  }

/** People not known to have died, summed over days that differ from trust to trust. */
export type CountedAlive = Veil & {
  readonly nation: Nation | 'uk'
  readonly people: PeopleRange
  readonly seenIn24Months: PeopleRange
  /** The first and the last of the days counted on, `YYYY-MM-DD`. */
  readonly firstDay: string
  readonly lastDay: string
  readonly trusts: readonly TrustCode[]
}

/** How much of a nation, or of the United Kingdom, the counts come from. */
export type Coverage = {
  readonly nation: Nation | 'uk'
  /** Trusts in the release that are not excluded. */
  readonly surveyed: number
  readonly sent: number
  /** Of those that sent, how many show any number of people by year: the others count, and all is hidden. */
  readonly sentWithNumbers: number
  /**
   * People who live where the counts come from. `isLowerBound`: for some trusts that sent no population is known, so the share is at least this.
   * null: for none of them is it known, and the share of trusts stands instead.
   */
  readonly population: {
    readonly covered: number
    readonly of: number
    readonly share: number
    readonly isLowerBound: boolean
    readonly trustsWithoutPopulation: number
    readonly sources: readonly SourceId[]
  } | null
}

/** What a place is called: a trust or board by its own names, regions by the keys of their words. */
export type UnitName =
  | { readonly by: 'trust'; readonly code: TrustCode; readonly name: string; readonly nameCy: string | null }
  | { readonly by: 'words'; readonly keys: readonly string[] }

/** Why an expected number stands beside no ratio. Words at `national-methods.not-compared.<this>`. */
export type NoRatio =
  /** The people of all its trusts are among those expected. */
  | 'some-trusts-have-not-sent'
  /** None of its trusts has. */
  | 'nobody-has-sent'
  /** A trust’s numbers by year are all hidden, or it sent none. */
  | 'no-numbers'
  | 'no-years-in-common'

/** Where a unit lies. Never a rank: the words are at `national-methods.position.<this>`. */
export type Position =
  /** Below the limit of 99.8 %, whatever the hidden and rounded numbers are, and even at the lower of the published levels. */
  | 'lower'
  /** The same with the limit of 95 %. */
  | 'perhaps-lower'
  | 'as-expected'
  /** Above the limits even at the higher of the published levels. */
  | 'perhaps-higher'
  | 'higher'
  /** The rounding or hiding is wider than what is asked. */
  | 'cannot-tell'

/** Two limits of a funnel, as ratios to the lower expected number. */
export type Limits = { readonly low: number; readonly high: number }

export type Compared = {
  /**
   * Observed over the lower expected number. `low` and `high`: by rounding and hiding alone (high null: no upper end is known).
   * `interval`: these and chance together (Byar’s, below 10 exact Poisson, at 95 %).
   */
  readonly low: number
  readonly high: number | null
  readonly interval: { readonly low: number; readonly high: number | null }
  /** Around 1 below, and above around the ratio of the two published levels. Exact Poisson, at 95 % and 99.8 %. */
  readonly limits95: Limits
  readonly limits998: Limits
  /** The same widened by over-dispersion; null where it could not be reckoned. The wider of the two pairs decides the position. */
  readonly dispersed95: Limits | null
  readonly dispersed998: Limits | null
  readonly position: Position
}

/**
 * A place for which a number can be expected. In the order of nations, never of results. A trust that serves an unknown number of people is in no unit but
 * its region: of it the coverage speaks.
 */
export type Unit = {
  /** `region-Y56`, `region-Y62-Y63`, `board-S08000015`, `board-GR0800001`, `hsc-trust-BHSCT`, `trust-RA2`: for addresses and charts. */
  readonly id: string
  readonly kind: 'region' | 'board' | 'hsc-trust' | 'trust'
  readonly nation: Nation
  readonly name: UnitName
  readonly surveyed: readonly TrustCode[]
  readonly sent: readonly TrustCode[]
  readonly population: { readonly persons: number; readonly date: string; readonly source: SourceId }
  /** The years that all its trusts show, which are compared: the newest five at most, where the rows allow it. */
  readonly years: Span | null
  readonly observed: (PeopleRange & Veil) | null
  /** People with a new diagnosis of secondary breast cancer to expect in those years, or in one year where `years` is null. */
  readonly expected: {
    readonly low: number
    readonly high: number
    /** Primary breast cancers by Scotland’s rates: what the two levels are shares of. */
    readonly primary: number
    readonly inYears: number
  }
  readonly compared: Compared | null
  readonly whyNotCompared: NoRatio | null
  readonly undercount: Undercount | null
}

/** How much the units differ beyond chance, on sqrt(O/E) around their own average. Observed numbers are the middles of their ranges. */
export type Dispersion = {
  readonly units: number
  readonly phi: number
  readonly tauSquared: number
  /** Observed over the lower expected number, all units together. */
  readonly average: number
}

export type Undercount = DeNovoShare & {
  /**
   * The same from those years alone in which a hospital hides none of the parts; null where that is all of them, or none. Hospitals with fewer people hide more, so it speaks of
   * the larger ones: it stands beside the whole, never in its place.
   */
  readonly whereShown: DeNovoShare | null
}

export type DeNovoShare = Veil & {
  /** People diagnosed with the spread from the start among all with a known or unknown course: by rounding, hiding and unknown course alone. */
  readonly share: ShareRange
  /** The same with chance (Wilson at 95 %). */
  readonly interval: ShareRange
  readonly people: PeopleRange
  readonly trusts: readonly TrustCode[]
  /** Words at `national-methods.undercount.<this>`. `missing`: even the lowest possible share is above every published one. */
  readonly verdict: 'missing' | 'perhaps-missing' | 'as-published' | 'lower-than-published' | 'cannot-tell'
}

/** The same person can be in the counts of two hospitals. No identifier ever leaves one, so this can only be bounded. */
export type Overlap = Bounds & { readonly span: Span }

export type Bounds = {
  /** The counts of all trusts, added. */
  readonly counts: PeopleRange
  /** Different people: at least the largest count of one trust (everybody else could be among them), at most the sum. */
  readonly people: PeopleRange
}

export type SourceId = string
/** Something published that a number on the page rests on. Words at `national-methods.source.<id>`. */
export type PictureSource = {
  readonly id: SourceId
  readonly publisher: string
  readonly title: string
  /** The day, month or year that it describes. */
  readonly date: string
  readonly url: string | null
  readonly licence: string | null
  readonly flaws: readonly string[]
}

/** How the two levels of the expected numbers come about: each from published numbers alone. */
export type Levels = {
  /** New diagnoses of secondary breast cancer a primary breast cancer. */
  readonly low: number
  readonly high: number
  readonly derivations: readonly {
    readonly id: 'deaths' | 'de-novo'
    readonly level: number
    /** A year. */
    readonly people: number
    readonly primary: number
    readonly sources: readonly SourceId[]
  }[]
}

export type NationalPicture = {
  readonly release: Pick<ReleaseSummary, 'id' | 'title' | 'asOf' | 'publishedOn' | 'sha256'>
  /** Version of the methods: it changes whenever a number could. */
  readonly methods: string
  /** No trust’s submission is in the release yet. */
  readonly isEmpty: boolean
  /** The United Kingdom last. */
  readonly coverage: readonly Coverage[]
  /** Single years, oldest first, by nation and for the United Kingdom. */
  readonly byYear: readonly CountedSpan[]
  /** Rows in which a trust shows several years together: they are in no single year. */
  readonly pooled: readonly CountedSpan[]
  /** All years that each trust shows, single and pooled. `from` and `to`: the first and the last of them. */
  readonly allYears: readonly CountedSpan[]
  readonly alive: readonly CountedAlive[]
  readonly levels: Levels
  readonly units: readonly Unit[]
  /** null: fewer than five units can be compared. */
  readonly dispersion: Dispersion | null
  /** By nation and for the United Kingdom; only where somebody shows the parts. */
  readonly undercount: readonly (Undercount & { readonly nation: Nation | 'uk' })[]
  readonly publishedShares: readonly {
    readonly place: 'new-south-wales' | 'northern-ireland' | 'united-states'
    readonly of: 'incident' | 'prevalent'
    readonly share: number
    readonly source: SourceId
  }[]
  /** Of the people found in those years; null where fewer than two trusts show any. */
  readonly overlap: Overlap | null
  /** Of the people not known to have died. */
  readonly overlapAlive: Bounds | null
  readonly sources: readonly PictureSource[]
}
