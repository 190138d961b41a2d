import { z } from 'zod'
import { sites, sourceNames } from './terms.ts'

/**
 * The language of the rules. A condition is asked of one event (a line of the workbench's table `event`, with its codes). Only `person` looks beyond the
 * event, and only for something that is there: it may not stand below `not`. So a further record can never take evidence away; that is left to the
 * defeaters, which are named in every answer.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** The event (or its whole record) has a code in one of the roles that is in the list. position 1: as the main diagnosis. */
  | { code: CodeTest }
  /** The event has any code in one of the roles. */
  | { known: string[] }
  | { status: string[] }
  /** The person has the fact: at any time, or dated no later than the event ends (a fact without a date counts). */
  | { person: { has: string; when: 'ever' | 'at-or-before' } }

export type CodeTest = { roles: string[]; list: string; position?: 1 | undefined; within: 'event' | 'record' }

const codeTest = z.strictObject({
  roles: z.array(z.string()).min(1),
  list: z.string(),
  position: z.literal(1).optional(),
  within: z.enum(['event', 'record']).default('event'),
})

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({ code: codeTest }),
    z.strictObject({ known: z.array(z.string()).min(1) }),
    z.strictObject({ status: z.array(z.string()).min(1) }),
    z.strictObject({ person: z.strictObject({ has: z.string(), when: z.enum(['ever', 'at-or-before']) }) }),
  ]),
)

const part = { id: z.string(), title: z.string(), version: z.string().regex(/^\d+\.\d+\.\d+$/), source: z.string() }
const sourceName = z.enum(sourceNames)
const evidenceTier = z.enum(['definite', 'probable', 'possible', 'supporting'])
const pathway = z.enum(['de-novo', 'recurrent', 'early-progression', 'unclassified'])
const isoDate = z.iso.date()
/** A day, a month or a year, as it is known. */
const knownDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

/** Which events a rule or a fact looks at. */
const eventChoice = z.strictObject({ kinds: z.array(z.string()).min(1), sources: z.array(sourceName).min(1).optional() })

const exampleRecord = z.strictObject({
  /** Events with one number lie in one record; without a number each has a record of its own. */
  record: z.int().optional(),
  source: sourceName,
  kind: z.string(),
  date: knownDate.optional(),
  end: isoDate.optional(),
  recorded: isoDate.optional(),
  stageDate: isoDate.optional(),
  spell: z.string().optional(),
  status: z.string().optional(),
  /** `role system code`, with the position after it where that matters. */
  codes: z.array(z.string().regex(/^[a-z-]+ [a-z0-9-]+ .+$/)).default([]),
})
export type ExampleRecord = z.infer<typeof exampleRecord>

/** What is expected: the tier and the rules always, the rest where it is what the example shows. */
const expectation = z.strictObject({
  tier: z.enum(['definite', 'probable', 'possible', 'none']),
  rules: z.record(z.string(), evidenceTier),
  rule: z.string().optional(),
  firstDate: isoDate.nullable().optional(),
  precision: z.enum(['day', 'month', 'year']).optional(),
  flag: z.string().optional(),
  allDates: z.string().optional(),
  primaryDate: isoDate.optional(),
  primaryPrecision: z.enum(['day', 'month', 'year']).optional(),
  pathway: pathway.optional(),
  pathways: z.tuple([pathway, pathway, pathway]).optional(),
  sites: z.partialRecord(z.enum(sites), isoDate).optional(),
  defeated: z.record(z.string(), z.string()).optional(),
  deathOnly: z.boolean().optional(),
  vital: z.enum(['dead', 'alive', 'not-known']).optional(),
  deathDate: isoDate.nullable().optional(),
  deathSource: z.string().optional(),
  conflicts: z.array(z.string()).optional(),
})
export type Expectation = z.infer<typeof expectation>

/** A worked example: the records of one person and what is decided. It is a test, and it is printed in docs/count/definitions.md. */
const example = z.strictObject({
  name: z.string(),
  asAt: isoDate.default('2024-12-31'),
  sex: z.enum(['1', '2']).default('2'),
  records: z.array(exampleRecord).min(1),
  /** `none`: the person is not in the register at all. */
  expect: z.union([z.literal('none'), expectation]),
})
export type Example = z.infer<typeof example>

const ground = z.strictObject({
  tier: evidenceTier,
  inWords: z.string(),
  explanation: z.string(),
  when: condition,
  defeaters: z.array(z.string()).default([]),
  /**
   * How many hospital stays of the person must hold: counted within each source, and the larger number taken, since HES and SUS tell of the same
   * stays. Stays in different sources are two only if more than daysApart lie between.
   */
  spells: z.strictObject({ atLeast: z.int().min(1), atMost: z.int().optional(), daysApart: z.int().default(90) }).optional(),
  corroborated: z.strictObject({ rules: z.array(z.string()).min(1), withinDays: z.int(), tier: evidenceTier }).optional(),
})
export type Ground = z.infer<typeof ground>

export const ruleFile = z.strictObject({
  ...part,
  id: z.string().regex(/^R\d+$/),
  why: z.string(),
  date: z.enum(['event', 'event-else-recorded', 'none']),
  dateInWords: z.string(),
  events: eventChoice,
  /** The roles whose codes name a site of spread. */
  sitesFrom: z.array(z.string()),
  grounds: z.array(ground).min(1),
  examples: z.array(example).min(1),
})
export type Rule = z.infer<typeof ruleFile>

const fact = z.strictObject({
  id: z.string(),
  title: z.string(),
  inWords: z.string(),
  events: eventChoice.optional(),
  when: condition,
})
export type Fact = z.infer<typeof fact>
export const factsFile = z.strictObject({ ...part, facts: z.array(fact) })

const defeater = z.strictObject({
  id: z.string(),
  title: z.string(),
  fact: z.string(),
  inWords: z.string(),
  explanation: z.string(),
})
export type Defeater = z.infer<typeof defeater>
export const defeatersFile = z.strictObject({ ...part, note: z.string(), defeaters: z.array(defeater) })

const explained = { ...part, inWords: z.array(z.string()), examples: z.array(example) }
export const pathwaysFile = z.strictObject({
  ...explained,
  windows: z.strictObject({ decides: z.int(), printed: z.tuple([z.literal(90), z.literal(120), z.literal(180)]) }),
  explicit: z.array(z.strictObject({ rule: z.string(), says: z.enum(['de-novo', 'recurrent', 'progression']) })),
  diagnosisFact: z.string(),
  knownFact: z.string(),
  stagedM0Fact: z.string(),
})
export const datesFile = z.strictObject(explained)
export const trapsFile = z.strictObject(explained)
export const vitalStatusFile = z.strictObject({
  ...explained,
  precedence: z.array(z.array(z.string()).min(1)).min(1),
  seenWithinMonths: z.int(),
})
export const conflictsFile = z.strictObject({
  ...part,
  conflicts: z.array(z.strictObject({ id: z.string(), inWords: z.string() })),
})

const matches = z.enum(['exact', 'prefix', 'contains']).default('exact')
const listedCode = z.union([
  z.strictObject({ system: z.string(), code: z.string(), match: matches, site: z.enum(sites).optional(), means: z.string() }),
  /** Three-character codes from … to …, both included. */
  z.strictObject({
    system: z.string(),
    from: z.string().regex(/^[A-Z]\d\d$/),
    to: z.string().regex(/^[A-Z]\d\d$/),
    match: z.literal('prefix'),
    means: z.string(),
  }),
])
export type ListedCode = z.infer<typeof listedCode>
export const codeListFile = z.strictObject({
  ...part,
  licence: z.string(),
  note: z.string().optional(),
  codes: z.array(listedCode).min(1),
})
export type CodeList = z.infer<typeof codeListFile>

/** What every part says of itself, also those that other rooms read (criteria.yaml). */
export const anyPart = z.looseObject(part)
