import { z } from 'zod'
import type { Locale } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'

/** A figure that a trust has published itself. It is quoted as the trust's own. */
export const statementFigureSchema = z.object({
  value: z.number().int().nonnegative(),
  labelEn: z.string().min(1),
  labelCy: z.string().min(1).nullable(),
  period: z.string().min(1).nullable(),
  isEstimate: z.boolean(),
})
export type StatementFigure = z.infer<typeof statementFigureSchema>

/** What a trust has said in public outside any round: dated, with its source, and without a status. */
export type PublicStatement = {
  readonly id: string
  readonly trustCode: string
  /** `YYYY-MM-DD` where a day is known. */
  readonly saidOn: string | null
  /** When it was said, in words of each language; null is not translated yet. */
  readonly when: Readonly<Record<Locale, string | null>>
  readonly publisher: string
  readonly url: string
  /** The day on which we read it at that address. */
  readonly checkedOn: string
  readonly quote: string | null
  readonly summary: Readonly<Record<Locale, string | null>>
  readonly figures: readonly StatementFigure[]
}

/** The result of a survey before this site: percentages of trusts, as published. The denominator is not known to us. */
export type EarlierResult = {
  readonly id: string
  readonly nation: Nation
  readonly publishedOn: string
  /** Percentage of trusts that collected nothing. */
  readonly nothingPercent: number
  /** Percentage of trusts that collected in part. */
  readonly partPercent: number
  readonly source: string
  readonly url: string | null
  readonly caveat: Readonly<Record<Locale, string | null>>
}
