import { z } from 'zod'
import { dayInUk, isFigureDate } from '../../../foundation/index.ts'
import { type NationPolicy, policyFacts, policyStates } from '../../../inform/index.ts'
import { nations } from '../../../register/index.ts'
import type { Actions } from '../../flow/actions-between.ts'
import { flowStatuses, type StatusFlow } from '../../flow/status-flow.ts'
import { promiseStates } from '../../measures/definitions.ts'
import type { MeasureValue, Reading } from '../../measures/measure-value.ts'
import type { PromiseNow } from '../../measures/promise-now.ts'

/**
 * What the figures of the campaign were at one moment: every measure as everybody could read it then, and what became of every trust
 * between two releases. A report is written around it and keeps it whole: numbers that move on do not move in it.
 */

const count = z.number().int().nonnegative()
const words = z.object({ en: z.string(), cy: z.string() })

const amountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['count', 'about', 'at-least', 'below']), count }),
  z.object({ kind: z.literal('share'), count, of: count }),
  z.object({ kind: z.literal('parts'), of: count, parts: z.array(z.object({ key: z.string(), count, words })) }),
  z.object({ kind: z.literal('percents'), parts: z.array(z.object({ percent: z.number(), words })) }),
])

const readingSchema = z.object({
  amount: amountSchema,
  date: z.string().refine(isFigureDate),
  source: z.object({ name: words, url: z.string().nullable() }),
  denominator: words,
  note: words.nullable(),
})

const measureSchema = z.object({
  key: z.string(),
  aim: z.literal([1, 2, 3]),
  title: words,
  definition: words,
  unit: words,
  /** Editions of before 23 November 2026 have none. */
  unitOfOne: words.optional(),
  baseline: readingSchema.nullable(),
  whyNoBaseline: words.nullable(),
  now: readingSchema.nullable(),
  nothing: words,
  how: z.enum(['automatic', 'entered', 'both']),
  evidence: z.string().nullable(),
})

const releaseSchema = z.object({ id: z.string(), asOf: z.iso.date(), publishedOn: z.iso.date(), sha256: z.string() })
const status = z.enum(flowStatuses)

const flowSchema = z.object({
  from: releaseSchema,
  to: releaseSchema,
  /** Every trust of either release is in exactly one. */
  moves: z.array(
    z.object({
      from: status,
      to: status,
      trusts: z.array(z.object({ code: z.string(), name: z.string(), nameCy: z.string().nullable() })),
    }),
  ),
  changed: count,
  unchanged: count,
  hasSameCriteria: z.boolean(),
})

const amountsSchema = z.object({
  'letters-politicians': amountSchema,
  'letters-trusts': amountSchema,
  pledges: amountSchema,
  promises: amountSchema,
})

/** What a nation asks of its hospitals, as it was entered with its sources. */
const policySchema = z.object({
  nation: z.enum(nations),
  state: z.enum(policyStates),
  /** Since when recording is mandatory, and the day of which all this is true; null: nobody has said. */
  since: z.iso.date().nullable(),
  asOf: z.iso.date().nullable(),
  sources: z.array(z.object({ name: z.string(), url: z.string() })),
})

const linked = z.object({ name: words, url: z.string().nullable() })

/** What a government promised, and how that stands. */
const promiseSchema = z.object({
  title: words,
  text: words,
  madeOn: z.iso.date(),
  dueOn: z.iso.date(),
  source: linked,
  state: z.enum(promiseStates),
  on: z.string().refine(isFigureDate),
  said: linked,
  note: words.nullable(),
  /** On which day staff entered it; null: it is what there was to read when the site was made. */
  enteredOn: z.iso.date().nullable(),
})

const actionsSchema = z.object({
  days: z.object({ from: z.iso.date(), until: z.iso.date() }),
  totals: amountsSchema,
  months: z.array(amountsSchema.extend({ month: z.string().refine(isFigureDate) })),
})

export const snapshotSchema = z.object({
  takenAt: z.iso.datetime(),
  measures: z.array(measureSchema),
  /** Null: there are no two releases yet. */
  flow: flowSchema.nullable(),
  /** What was done between the two. */
  actions: actionsSchema.nullable(),
  /** Null in figures that were taken before reports told it. */
  policies: z.array(policySchema).nullable().default(null),
  promise: promiseSchema.nullable().default(null),
})
/** What is kept beside the measures and the flow, by the names that what is put right is told by. No measure has such a key. */
export const otherFigures = ['policies', 'promise'] as const

export type Snapshot = z.infer<typeof snapshotSchema>
export type KeptMeasure = Snapshot['measures'][number]
export type KeptFlow = NonNullable<Snapshot['flow']>
export type KeptActions = NonNullable<Snapshot['actions']>
export type KeptPolicy = NonNullable<Snapshot['policies']>[number]
export type KeptPromise = NonNullable<Snapshot['promise']>
export type KeptReading = NonNullable<KeptMeasure['now']>

export type ToKeep = {
  readonly measures: readonly MeasureValue[]
  readonly flow: StatusFlow | null
  readonly actions: Actions | null
  readonly policies: readonly NationPolicy[]
  readonly promise: PromiseNow
  readonly now: Date
}

/** The figures as they are kept: without what a report does not show. */
export const snapshotOf = ({ measures, flow, actions, policies, promise, now }: ToKeep): Snapshot => ({
  takenAt: now.toISOString(),
  measures: measures.map(({ history: _, baseline, now: reading, ...measure }) => ({
    ...measure,
    baseline: baseline && keptReading(baseline),
    now: reading && keptReading(reading),
  })),
  flow: flow && keptFlow(flow),
  actions: actions && actionsSchema.parse(actions),
  policies: policies.map(keptPolicy),
  promise: keptPromise(promise),
})

// The copies are those of the schema: arrays that may be written to, and no field that it does not know.
const keptReading = (reading: Reading): KeptReading => readingSchema.parse(reading)

const keptFlow = ({ from, to, moves, changed, unchanged, hasSameCriteria }: StatusFlow): KeptFlow =>
  flowSchema.parse({ from, to, moves, changed, unchanged, hasSameCriteria })

/** Names of sources are as they are published: the same in both languages. */
function keptPolicy(policy: NationPolicy): KeptPolicy {
  const { nation, state, since, asOf, sources } = policyFacts(policy, 'en')
  return { nation, state, since, asOf, sources: sources.map(({ name, url }) => ({ name, url })) }
}

const keptPromise = ({ promise, state, on, source, note, enteredAt }: PromiseNow): KeptPromise =>
  promiseSchema.parse({
    title: { en: promise.en.title, cy: promise.cy.title },
    text: { en: promise.en.text, cy: promise.cy.text },
    madeOn: promise.madeOn,
    dueOn: promise.dueOn,
    source: { name: promise.source, url: promise.source.url },
    state,
    on,
    said: source,
    note,
    enteredOn: enteredAt && dayInUk(enteredAt),
  })
