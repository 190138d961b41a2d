import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** What invented hospitals have counted and sent, and the signed files that were made of it. From the root of the checkout. */
export const exampleSubmissionsFile = 'content/example/submissions.yaml'
export const exampleSubmissionsFolder = 'content/example/submissions'

const day = z.iso.date()
const number = z.int().min(0)
const words = z.strictObject({ en: z.string().min(1), cy: z.string().min(1) })

const key = z.strictObject({
  registered: day,
  confirmed: day.optional(),
  revoked: day.optional(),
  why: z.enum(['replaced', 'lost', 'exposed', 'mistaken', 'over', 'other']).optional(),
})

const submission = z.strictObject({
  asAt: day,
  /** Which of the trust's keys signs it: 1 is the first. */
  key: z.int().min(1).default(1),
  received: day,
  /** By the year of the first date: people whose cancer had spread from the start, came back, and of whom neither is known. */
  people: z.record(z.string().regex(/^\d{4}$/), z.tuple([number, number, number])),
  /** Not known to have died, and those of them seen in the last 24 months. */
  alive: z.tuple([number, number]),
  status: z.enum(['collecting', 'partial', 'not-collecting']),
  tests: z.record(z.string(), z.tuple([number, number])).default({}),
  outcome: z
    .union([z.strictObject({ signedOff: day, words: words.optional() }), z.strictObject({ declined: day, words })])
    .optional(),
})
export type ExampleSubmission = z.infer<typeof submission>

const sender = z.strictObject({
  trust: z.string().regex(/^EX-\d{3}$/),
  keys: z.array(key).min(1),
  submissions: z.array(submission).min(1),
})
export type ExampleSender = z.infer<typeof sender>

const release = z.strictObject({ id: z.string(), corrects: z.string(), publishedOn: day, reason: z.string().min(1) })
export type ExampleCorrectionOfCounts = z.infer<typeof release>

const file = z.strictObject({ release, senders: z.array(sender).min(1) })

/** @throws if the file is not as it should be: it is our own */
export const readExampleSubmissions = (root: string): z.infer<typeof file> =>
  file.parse(parse(readFileSync(join(root, exampleSubmissionsFile), 'utf8')))

/** Under what name the signed file lies: `EX-011-1.json` is the first that the trust sent. */
export const fileOfSubmission = (trust: string, number: number): string => `${trust}-${number}.json`
