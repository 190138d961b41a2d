import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { grades } from '../assessments/assessment.ts'
import { roles } from '../endorsements/endorsement.ts'

const trust = z.string().startsWith('EX-')

const signers = z.strictObject({
  /** Null: people who work elsewhere. */
  trust: trust.nullable(),
  /** How many have signed, by what they do. */
  roles: z.partialRecord(z.enum(roles), z.number().int().min(1)),
})

const answer = z.strictObject({
  grade: z.enum(grades),
  evidence: z.string().startsWith('Example: ').default(''),
  on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .default(''),
})

const examples = z.strictObject({
  endorsements: z.array(signers),
  assessments: z.array(z.strictObject({ trust, answers: z.record(z.string(), answer) })),
})

export type ExampleStandards = z.infer<typeof examples>
export type ExampleSigners = ExampleStandards['endorsements'][number]
export type ExampleAssessment = ExampleStandards['assessments'][number]

export const exampleStandardsFile = 'content/example/standards.yaml'

/** Who stands behind the standards in the example campaign, and how units see themselves: all of it invented. */
export const readExampleStandards = (root: string): ExampleStandards =>
  examples.parse(parse(readFileSync(join(root, exampleStandardsFile), 'utf8')))
