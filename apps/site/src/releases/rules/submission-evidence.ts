import type { Submission } from '@spotlight/submission'
import { z } from 'zod'
import type { SubmissionEvidence } from '../types.ts'

/**
 * What a hospital counted and signed, as a release holds it. Written out here, apart from the format of today’s submissions: a release that
 * was published by these words must be readable for good, whatever a later format says. Nothing is taken as a number that was hidden:
 * `*` is a number of people that is kept back, `merged` a part that stands in the total only, `dropped` a number that is not shown at all.
 */
const shownNumber = z.number().int().nonnegative()
const cell = z.union([z.literal('*'), shownNumber])
const part = z.union([z.literal('merged'), cell])
const sole = z.union([z.literal('dropped'), cell])
const day = z.iso.date()
const checksum = z.string().regex(/^[0-9a-f]{64}$/)
const year = z.number().int()

const hiddenWords =
  '“*” is hidden to protect people; “merged” and “dropped” are not shown by themselves. None of them means none.'

/** Everything of the piece but which kind it is and its place in a release. */
export const submittedShape = {
  sha256: checksum.describe('SHA-256 of the submission’s bytes, as the hospital signed them.'),
  keyId: z
    .string()
    .describe('The key that it was signed with: the first 16 hexadecimal digits of the SHA-256 of the public key.'),
  receivedOn: day.describe('The day on which it reached the campaign.'),
  asAt: day.describe('The day on which the hospital counted people.'),
  program: z.string().describe('The program that counted, with its version.'),
  definitions: z
    .object({ version: z.string(), sha256: checksum })
    .describe('The rules and code lists by which people were counted, by version and checksum.'),
  countCriteria: z.string().describe('The version of the criteria by which completeness was judged.'),
  incidence: z
    .object({
      shown: z.enum(['by-year', 'pooled', 'dropped', 'none']),
      rows: z.array(z.object({ from: year, to: year, total: cell, deNovo: part, recurrent: part, unclassified: part })),
    })
    .describe(`People by the year in which the spread was first known, rounded to the nearest 5. ${hiddenWords}`),
  prevalence: z
    .object({ on: day, seenSince: day, notKnownDead: sole, seenIn24Months: sole })
    .describe(`People alive on that day, as far as the hospital knows, rounded to the nearest 5. ${hiddenWords}`),
  completeness: z
    .array(
      z.object({
        id: z.string(),
        band: z.union([z.literal('*'), z.literal('nobody'), z.object({ from: z.number().int(), to: z.number().int() })]),
      }),
    )
    .describe('For how many people each item is known, in steps of five per cent.'),
} as const

const submitted = z.object(submittedShape)

/** A piece that was handed in, as the text that the database keeps: canonical JSON without kind and place. */
export type Submitted = Omit<SubmissionEvidence, 'source' | 'id'>

/** Reads what the database keeps of a submission in a release. Throws where the text is no such piece. */
export const readSubmitted = (text: string): Submitted => submitted.parse(JSON.parse(text))

type Received = {
  readonly submission: Submission
  /** SHA-256 of the signed bytes, hexadecimal. */
  readonly sha256: string
  readonly keyId: string
  /** The day it came, in the United Kingdom, `YYYY-MM-DD`. */
  readonly receivedOn: string
}

/** A received submission as evidence: its aggregates alone, without signature, key or name. */
export function evidenceFromSubmission({ submission, sha256, keyId, receivedOn }: Received): Omit<SubmissionEvidence, 'id'> {
  const { asAt, program, definitions, verdict, incidence, prevalence, completeness } = submission
  return {
    source: 'submission',
    sha256,
    keyId,
    receivedOn,
    asAt,
    program: `${program.name} ${program.version}`,
    definitions: { version: definitions.version, sha256: definitions.sha256 },
    countCriteria: verdict.criteriaVersion,
    incidence,
    prevalence,
    completeness,
  }
}
