import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const yearOrDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const trustEvidence = z.object({
  trust_code: z.string().min(1),
  publisher: z.string().min(1),
  kind: z.enum(['answer-to-request', 'statement']),
  title: z.string().min(1),
  url: z.url(),
  dated: yearOrDay,
  retrieved_on: day,
  /** Words of the trust, to the letter; `question` is what it was asked, where that is known. */
  quotes: z.array(z.object({ question: z.string().min(1).nullable(), text: z.string().min(1) })),
  /** Numbers the trust published itself, also when small. `null`: the source gives no start. */
  figures: z.array(
    z.object({
      what: z.string().min(1),
      value: z.number().int().nonnegative(),
      period_start: yearOrDay.nullable(),
      period_end: yearOrDay.nullable(),
      is_estimate: z.boolean(),
    }),
  ),
  /** What the source says, in our words. */
  statements: z.array(z.string().min(1)),
})

const nationalResult = z.object({
  year: z.number().int(),
  publisher: z.string().min(1),
  title: z.string().min(1),
  dated: day,
  retrieved_on: day,
  /** How many trusts the percentages are of; `null`: not known to us. */
  denominator: z.number().int().positive().nullable(),
  figures: z.array(z.object({ what: z.string().min(1), percent: z.number().min(0).max(100) })),
  caveat: z.string().min(1),
})

/** A strict shape on purpose: an entry that carries a status is refused. */
export const publicRecordSchema = z.strictObject({
  retrieved_on: day,
  trusts: z.array(trustEvidence.strict()),
  england: z.array(nationalResult.strict()),
})

export type PublicRecord = z.output<typeof publicRecordSchema>

/** Reads `data/public-record.yaml`: dated, sourced evidence about single trusts, and England's result of 2016. */
export function readPublicRecord(dataFolder: string): PublicRecord {
  return publicRecordSchema.parse(parse(readFileSync(join(dataFolder, 'public-record.yaml'), 'utf8')))
}
