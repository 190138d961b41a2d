import { z } from 'zod'
import { nations } from '../../../register/index.ts'
import {
  type ExampleCorrection,
  type ExamplePlace,
  type ExampleRound,
  type ExampleTrust,
  readExamplePlaces,
  readExampleReleases,
  readExampleTrusts,
  readExampleYaml,
} from '../example-files.ts'

const criteria = [
  'records-everyone',
  'records-some',
  'does-not-record',
  'by-hand-only',
  'no-answer-by-due-date',
  'acknowledged-only',
  'clarified-then-silence',
  'withheld-on-other-grounds',
] as const
/** The rules of the criteria from which the generator draws. */
export type DrawnCriterion = (typeof criteria)[number]

const wordingSchema = z.strictObject({
  figures: z.enum(['all', 'de-novo', 'estimate', 'none']),
  nations: z.array(z.enum(nations)).optional(),
  quote: z.string().optional(),
  note: z.string().optional(),
})
export type Wording = z.infer<typeof wordingSchema>

const count = z.number().int().nullish()
const fixedSchema = z.strictObject({
  criterion: z.enum([...criteria, 'treated-elsewhere', 'not-delivered']),
  quote: z.string().optional(),
  language: z.literal('cy').optional(),
  note: z.string().optional(),
  answeredOn: z.string().optional(),
  diagnosed: count,
  deNovo: count,
  recurrent: count,
})
export type FixedAnswer = z.infer<typeof fixedSchema>

/** What the generator works from: written by hand, committed beside what it makes. */
export type Sources = {
  readonly trusts: readonly ExampleTrust[]
  readonly places: readonly ExamplePlace[]
  readonly hospitalNames: readonly string[]
  readonly wordings: Readonly<Record<DrawnCriterion, readonly Wording[]>>
  readonly fixed: Readonly<Record<string, Readonly<Record<string, FixedAnswer>>>>
  readonly rounds: readonly ExampleRound[]
  readonly corrections: readonly ExampleCorrection[]
}

export function readSources(root: string): Sources {
  const releases = readExampleReleases(root)
  return {
    trusts: readExampleTrusts(root),
    places: readExamplePlaces(root),
    hospitalNames: readExampleYaml(root, 'hospital-names.yaml', z.array(z.string())),
    wordings: readExampleYaml(root, 'answers.yaml', z.record(z.enum(criteria), z.array(wordingSchema))),
    fixed: readExampleYaml(root, 'fixed.yaml', z.record(z.string(), z.record(z.string(), fixedSchema))),
    rounds: releases.filter(release => 'sentOn' in release),
    corrections: releases.filter(release => 'corrects' in release),
  }
}
