import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { audiences, momentsOfSurvey } from '../pledge-words.ts'
import { factsSchemas } from '../rules/change-facts.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Out of a hundred people, how many take each choice of a question, in the order of the choices; who is missing leaves it out. */
const shares = z.record(z.string(), z.array(z.number().int().min(0).max(100)))

const step = z.union([
  z.strictObject({
    on: day,
    survey: z.strictObject({
      audience: z.enum(audiences),
      moment: z.enum(momentsOfSurvey),
      opensOn: day,
      closesOn: day,
      invited: z.number().nullable(),
      answers: z.number().int(),
      shares,
    }),
  }),
  z.strictObject({ on: day, count: z.literal('all') }),
  z.strictObject({ on: day, findings: factsSchemas.findings }),
  z.strictObject({ on: day, agreement: factsSchemas.agreement }),
  z.strictObject({ on: day, version: factsSchemas.version }),
  z.strictObject({ on: day, progress: factsSchemas.progress }),
])

const examples = z.array(
  z.strictObject({
    trust: z.string().startsWith('EX-'),
    seed: z.number().int(),
    on: day,
    start: factsSchemas.start,
    steps: z.array(step),
  }),
)

export type ExamplePledge = z.infer<typeof examples>[number]
export type ExampleStep = ExamplePledge['steps'][number]
export type ExampleSurvey = Extract<ExampleStep, { survey: unknown }>['survey']

export const examplePledgesFile = 'content/example/pledges.yaml'

/** The pledges of the example campaign: every trust, person and answer in them is invented. */
export const readExamplePledges = (root: string): readonly ExamplePledge[] =>
  examples.parse(parse(readFileSync(join(root, examplePledgesFile), 'utf8')))
