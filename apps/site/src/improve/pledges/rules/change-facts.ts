import { z } from 'zod'
import { audiences, type ChangeKind, momentsOfSurvey, progressStates } from '../pledge-words.ts'
import { wordsSchema } from './words-of-two.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const promiseSchema = z.object({
  /** The same in every version of the pledge; 0 until the version is published. */
  key: z.number().int().min(0),
  what: wordsSchema,
  /** Who sees to it, as a role: no name is needed. */
  owner: wordsSchema,
  dueOn: day,
})
export type PledgePromise = z.infer<typeof promiseSchema>

/** What each kind of change says. The database keeps it as it was approved. */
export const factsSchemas = {
  start: z.object({ unit: wordsSchema, words: wordsSchema }),
  survey: z.object({
    audience: z.enum(audiences),
    moment: z.enum(momentsOfSurvey),
    opensOn: day,
    closesOn: day,
    /** How many people are given the address; null: not known. */
    invited: z.number().int().positive().nullable(),
  }),
  findings: z.object({
    moment: z.enum(momentsOfSurvey),
    words: wordsSchema,
    themes: z.array(z.object({ title: wordsSchema, meaning: wordsSchema })),
  }),
  agreement: z.object({ agreedOn: day, patients: wordsSchema, staff: wordsSchema, words: wordsSchema }),
  version: z.object({ words: wordsSchema, changes: wordsSchema, promises: z.array(promiseSchema) }),
  progress: z.object({
    promise: z.number().int().positive(),
    on: day,
    state: z.enum(progressStates),
    words: wordsSchema,
    evidence: wordsSchema,
    link: z.string(),
  }),
  withdraw: z.object({ words: wordsSchema }),
  /** Something published that must not be read any more: its row stays, its words are not shown. */
  withhold: z.object({ publication: z.number().int().positive(), words: wordsSchema }),
} as const satisfies Record<ChangeKind, z.ZodType>

export type Facts<Kind extends ChangeKind> = z.infer<(typeof factsSchemas)[Kind]>

/** What was asked for, with its kind. */
export type Change = { [Kind in ChangeKind]: { readonly kind: Kind; readonly facts: Facts<Kind> } }[ChangeKind]

/** Reads what the database holds. It throws where a row is not of its kind: that would be a mistake of ours. */
export function changeOf(kind: ChangeKind, facts: unknown): Change {
  // The schema of this very kind has just read it.
  return { kind, facts: factsSchemas[kind].parse(facts) } as Change
}
