/** Shapes of the register that other rooms build on. */

export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const
export type Nation = (typeof nations)[number]

declare const trustCode: unique symbol
/** A trust's code: its ODS code where known, else its area code (`S08000015`, `BHSCT`); invented trusts are `EX-nnn`. */
export type TrustCode = string & { readonly [trustCode]: true }

export type SurveyDecision = 'surveyed' | 'to-confirm' | 'not-surveyed'

/** One provider organisation, open or closed, real or invented. Days are `YYYY-MM-DD`, degrees WGS84. */
export type Trust = {
  readonly code: TrustCode
  readonly name: string
  readonly nameCy: string | null
  readonly nation: Nation
  readonly kind: string
  readonly regionCode: string
  readonly regionName: string
  readonly icbCode: string | null
  readonly icbName: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** What the point is: the headquarters' postcode, a point inside the board's area, or none. */
  readonly locationBasis: string
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly foiEmail: string | null
  /** Why there is no address for requests, when there is none. */
  readonly foiMissing: string | null
  readonly aliases: readonly string[]
  readonly isInvented: boolean
  readonly survey: { readonly decision: SurveyDecision; readonly reason: string; readonly decidedOn: string }
}

export type Hospital = {
  readonly code: string
  readonly name: string
  readonly nation: Nation
  readonly town: string | null
  readonly postcode: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly trustCode: TrustCode
  /** The trust that ran it in the source, when that was another one. */
  readonly formerTrustCode: string | null
}

export type Succession = {
  readonly from: string
  /** What it was called then, where the source says. */
  readonly fromName: string | null
  readonly to: TrustCode
  readonly effectiveOn: string
}

export type Point = { readonly lat: number; readonly lon: number }

/** Another name of a trust: an old one, a short one, or what people call it. */
export type AlternativeName = {
  readonly trustCode: string
  readonly name: string
  readonly kind: 'old-name' | 'short-name' | 'alias'
}

export type Constituency = {
  readonly code: string
  readonly name: string
  readonly nameCy: string | null
  readonly nation: Nation
  readonly lat: number
  readonly lon: number
}

/** Who sits for a constituency. No name: the seat is vacant. */
export type Politician = {
  readonly constituencyCode: string
  readonly name: string | null
  readonly title: string | null
  readonly party: string | null
  readonly email: string | null
  /** Why there is no address: the seat is vacant, or the source does not give one. */
  readonly emailMissing: string | null
  /** The day on which the source was true. */
  readonly asOf: string
  readonly isInvented: boolean
}

/** Something that the register does not know, said aloud. */
export type KnownGap = {
  readonly table: string
  readonly scope: string
  readonly what: string
  readonly why: string
  readonly checkedOn: string
}
