import { z } from 'zod'
import { cell, rowCell, soleCell } from './cells.ts'

const name = (pattern: RegExp, longest: number) => z.string().max(longest).regex(pattern)
const sha256 = name(/^[0-9a-f]{64}$/, 64)
const version = name(/^[0-9A-Za-z][0-9A-Za-z.+-]*$/, 40)
/** Of a program: `1.12.3`, `2.0.0-beta.1`. Too short to say anything else. */
const release = name(/^[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?:-(?:alpha|beta|rc)\.[0-9]{1,2})?$/, 20)
const slug = name(/^[a-z0-9][a-z0-9-]*$/, 60)
/** A file of the definitions, as the seal names it: `code-lists/any-tumour.yaml`. */
const part = name(/^[A-Za-z0-9][A-Za-z0-9-]*(?:[/.][A-Za-z0-9][A-Za-z0-9-]*)*$/, 80)
const date = z.iso.date()
const year = z.int().min(1950).max(2200)

/** Latin letters, also those of Welsh and Gaelic, composed; digits; the signs that names of trusts have. */
const trustName = z
  .string()
  .min(2)
  .max(120)
  .regex(/^[\p{Script=Latin}0-9][\p{Script=Latin}0-9 .,'’&()/–-]*$/u)
  .refine(text => text === text.normalize('NFC') && text === text.trim(), 'is not written in composed letters')
  // Names of trusts have a digit or two; the number of a patient has ten, and is never to stand here.
  .refine(text => (text.match(/[0-9]/g)?.length ?? 0) <= 4, 'has more digits than the name of a trust')

const row = z.strictObject({
  from: year,
  to: year,
  total: cell,
  deNovo: rowCell,
  recurrent: rowCell,
  unclassified: rowCell,
})

const band = z.union([
  z.literal('*'),
  z.literal('nobody'),
  z
    .strictObject({ from: z.int().min(0).max(95), to: z.int().min(5).max(100) })
    .refine(({ from, to }) => from % 5 === 0 && to === from + 5 && !Object.is(from, -0), 'is not a step of five per cent'),
])

/**
 * Everything that may leave a hospital, and nothing else: a key that is not in this list is refused. What each field is and why it may leave is in
 * docs/count/submission.md. A number here has passed the disclosure control.
 */
export const submission = z.strictObject({
  format: z.literal('spotlight-submission-1'),
  trust: z.strictObject({ code: name(/^[A-Z0-9][A-Z0-9-]*$/, 20), name: trustName }),
  /** The day on which people are counted. */
  asAt: date,
  /** Whether the hospital collects: rests on completeness alone, never on a number of people. */
  verdict: z.strictObject({ status: z.enum(['collecting', 'partial', 'not-collecting']), criteriaVersion: version }),
  /** People by the year in which the spread was first known. Early progression is in `recurrent`. Whole years only. */
  incidence: z.strictObject({ shown: z.enum(['by-year', 'pooled', 'dropped', 'none']), rows: z.array(row).max(80) }),
  prevalence: z.strictObject({ on: date, seenSince: date, notKnownDead: soleCell, seenIn24Months: soleCell }),
  completeness: z.array(z.strictObject({ id: slug, band })).max(60),
  definitions: z.strictObject({
    version,
    sha256,
    parts: z.array(z.strictObject({ name: part, version, sha256 })).max(200),
  }),
  program: z.strictObject({ name: z.literal('spotlight-count'), version: release }),
  /** SHA-256 of the bytes of the submission before this one; null for the first. */
  previous: sha256.nullable(),
  /** Ed25519. `id`: the first 16 hexadecimal digits of the SHA-256 of the 32 bytes of the public key. */
  key: z.strictObject({ id: name(/^[0-9a-f]{16}$/, 16), publicKey: name(/^[A-Za-z0-9_-]{43}$/, 43) }),
})
export type Submission = z.infer<typeof submission>

/** What is shown to a person before anything is signed: all but the key. */
export type SubmissionContent = Omit<Submission, 'key'>

export const signedSubmission = z.strictObject({ submission, signature: name(/^[A-Za-z0-9_-]{86}$/, 86) })
export type SignedSubmission = z.infer<typeof signedSubmission>

/** A submission is some kilobytes; whatever is larger is none. */
export const largestSubmission = 64 * 1024
