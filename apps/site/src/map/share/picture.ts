import type { Nation } from '../../register/index.ts'
import type { StatusCode } from '../../releases/index.ts'
import type { Pin } from '../drawing/drawing.ts'
import type { Outline } from '../drawing/read-outline.ts'

/** What a picture to share shows, in words that are ready to be drawn. Nothing of it comes from anywhere but one release. */
export type Picture = {
  readonly brand: { readonly name: string; readonly strapline: string }
  /** Who would otherwise take what is invented for true: the words of the strip along the bottom. Null in the real campaign. */
  readonly example: string | null
  readonly country: Country
  readonly says: Numbers | OneTrust | Title
}

export type Country = {
  readonly outline: Outline
  readonly pins: readonly Pin[]
  /** The nation that is drawn large; null is the whole of the UK. */
  readonly nation: Nation | null
  /** The code of the trust whose lamp stands out. */
  readonly chosen: string | null
}

/** The one number of the UK or of a nation, and how many there are of each status. */
export type Numbers = {
  readonly kind: 'numbers'
  /** The nation; null for the whole of the UK. */
  readonly heading: string | null
  /** `82 of 128`; null where nobody has answered. */
  readonly value: string | null
  readonly meaning: string
  readonly more: string | null
  readonly key: readonly { readonly status: StatusCode; readonly count: string; readonly word: string }[]
  readonly source: string
}

export type OneTrust = {
  readonly kind: 'trust'
  readonly name: string
  /** Null for a trust outside the survey. */
  readonly status: StatusCode | null
  readonly word: string
  readonly meaning: string
  readonly number: string
  readonly source: string
}

/** Before there are results: what the site is for. */
export type Title = { readonly kind: 'title'; readonly title: string; readonly lead: string }
