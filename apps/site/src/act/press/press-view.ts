import type { Campaign, CharityFace, SharePart } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import type { EarlierResult, Figures, PublicStatement, ReleaseSummary, StatusCode, StatusCounts } from '../../releases/index.ts'

/** A trust as a sentence needs it: nobody in Wales or Scotland calls a health board a trust. */
export type PressTrust = {
  readonly code: string
  readonly name: string
  readonly body: 'trust' | 'board'
  readonly nation: Nation
}

/** What may be told of a trust: only what stands in the newest release, never more. */
export type PressStanding =
  | {
      readonly kind: 'published'
      readonly status: StatusCode
      /** The rule that decided, in the words of the criteria. */
      readonly rule: string | null
      readonly answeredOn: string | null
      /** Its own figures; what it did not give, or what is kept back, is null. */
      readonly figures: Figures
      /** Its own words, when they are few. */
      readonly said: { readonly words: string; readonly isTranslated: boolean } | null
      /** What was published in the round before, where that was another status. */
      readonly before: { readonly status: StatusCode; readonly asOf: string } | null
    }
  /** Outside the survey. The reason is in English where there is no Welsh of it; null where it is kept back. */
  | {
      readonly kind: 'outside'
      readonly reason: { readonly words: string; readonly language: 'en' | 'cy' } | null
      /** Nobody has decided yet whether it is to be asked. */
      readonly isUndecided: boolean
    }
  /** It opened, or came into the survey, after the newest release. */
  | { readonly kind: 'new' }
  | { readonly kind: 'before-first' }
  /** A press release for any trust, to be completed by hand. */
  | { readonly kind: 'blank' }

export type NationCounts = { readonly nation: Nation; readonly counts: StatusCounts }

/** All that a press release is made of, but for the words of who sends it. */
export type PressView = {
  readonly campaign: Campaign
  readonly baseUrl: string
  readonly charity: CharityFace
  /** null in the blank one. */
  readonly trust: PressTrust | null
  readonly standing: PressStanding
  /** null before the first release. */
  readonly release: ReleaseSummary | null
  /** The question that every trust is asked. */
  readonly question: string | null
  readonly uk: StatusCounts
  /** The nation of the trust; all four in the blank one. */
  readonly nations: readonly NationCounts[]
  /** What the trust has said in public outside any round, in the language of the source. */
  readonly record: readonly PublicStatement[]
  /** England's result before this site: told only while there is no other. */
  readonly earlier: EarlierResult | null
}

/** A trust that is no more has no press release: the trusts that run its hospitals now have. */
export type PressAnswer =
  | {
      readonly kind: 'told'
      readonly view: PressView & { readonly trust: PressTrust }
      /** The picture with which its page is passed on. */
      readonly share: SharePart
    }
  | {
      readonly kind: 'closed'
      readonly code: string
      readonly name: string
      readonly on: string
      readonly successors: readonly { readonly code: string; readonly name: string }[]
    }
  | { readonly kind: 'moved'; readonly code: string }
  | { readonly kind: 'none' }
