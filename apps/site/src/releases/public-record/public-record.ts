import { z } from 'zod'
import type { Nation } from '../../register/index.ts'

/** A day, a month or a year: as much as the source gives, never more. */
const partialDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

export const statementQuotesSchema = z.array(z.object({ question: z.string().min(1).nullable(), text: z.string().min(1) }))
export const statementTextsSchema = z.array(z.string().min(1))
export const statementFiguresSchema = z.array(
  z.object({
    what: z.string().min(1),
    value: z.number().int().nonnegative(),
    periodStart: partialDay.nullable(),
    periodEnd: partialDay.nullable(),
    isEstimate: z.boolean(),
  }),
)

/** A figure that a trust has published itself. It is quoted as the trust's own. */
export type StatementFigure = z.infer<typeof statementFiguresSchema>[number]

/** What a trust has said in public outside any round: dated, with its source, and without a status. In the language of the source. */
export type PublicStatement = {
  readonly id: string
  readonly trustCode: string
  readonly kind: 'answer-to-request' | 'statement'
  readonly publisher: string
  readonly title: string
  readonly url: string
  /** `2018-12-07`, or only `2016` where the source gives no more. */
  readonly dated: string
  /** The day on which we read it at that address. */
  readonly retrievedOn: string
  readonly quotes: z.infer<typeof statementQuotesSchema>
  readonly figures: readonly StatementFigure[]
  readonly statements: readonly string[]
}

/** The result of a survey before this site: percentages of trusts, as published. How many were asked is not known to us. */
export type EarlierResult = {
  readonly nation: Nation
  readonly year: number
  readonly publisher: string
  readonly title: string
  readonly publishedOn: string
  readonly retrievedOn: string
  /** Percentage of trusts that collected nothing. */
  readonly nothingPercent: number
  /** Percentage of trusts that collected in part. */
  readonly partPercent: number
  readonly caveat: string
}

const isoDay = z.iso.date()

const fileFigure = z.object({
  what: z.string().min(1),
  value: z.number().int().nonnegative(),
  period_start: partialDay.nullable(),
  period_end: partialDay.nullable(),
  is_estimate: z.boolean(),
})

const fileTrust = z
  .object({
    trust_code: z.string().regex(/^[A-Z0-9]{3,9}$/),
    publisher: z.string().min(1),
    kind: z.enum(['answer-to-request', 'statement']),
    title: z.string().min(1),
    url: z.httpUrl(),
    dated: partialDay,
    retrieved_on: isoDay,
    quotes: statementQuotesSchema,
    figures: z.array(fileFigure),
    statements: statementTextsSchema,
  })
  // A status comes only from the published criteria: none may slip in here.
  .strict()

const fileEngland = z.object({
  year: z.number().int(),
  publisher: z.string().min(1),
  title: z.string().min(1),
  dated: isoDay,
  retrieved_on: isoDay,
  denominator: z.null(),
  figures: z.tuple([
    z.object({ what: z.literal('trusts that collected nothing'), percent: z.number().int() }),
    z.object({ what: z.literal('trusts that collected in part'), percent: z.number().int() }),
  ]),
  caveat: z.string().min(1),
})

/** data/public-record.yaml as it is written. */
export const publicRecordFileSchema = z.object({
  retrieved_on: isoDay,
  trusts: z.array(fileTrust),
  england: z.array(fileEngland),
})
export type PublicRecordFile = z.infer<typeof publicRecordFileSchema>
