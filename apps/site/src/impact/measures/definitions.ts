import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { isFigureDate } from '../../foundation/index.ts'
import { aims, type Words } from './measure-value.ts'

/** What of our own records a measure is worked out from. */
export const automaticSources = [
  'status-england',
  'collecting',
  'by-status',
  'hospital-counts',
  'answers-in-time',
  'letters-politicians',
  'politicians-answered',
  'letters-trusts',
  'letters-answered',
  'endorsements',
  'pledges',
  'promises-kept',
  'training',
] as const
export type AutomaticSource = (typeof automaticSources)[number]

/** What staff enter: a number, so many of so many, or a percentage that somebody else has published. */
export const askedAmounts = ['count', 'share', 'percent'] as const
export type AskedAmount = (typeof askedAmounts)[number]

const words = z.strictObject({ en: z.string().min(1), cy: z.string().min(1) })
const linked = words.extend({ url: z.url({ protocol: /^https?$/ }) })
const figureDate = z.string().refine(isFigureDate, 'a year, a month or a day')
const key = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)

const published = z
  .strictObject({
    date: figureDate,
    percents: z
      .array(words.extend({ percent: z.number().min(0).max(100) }))
      .min(1)
      .optional(),
    count: z.number().int().min(0).optional(),
    source: linked,
    denominator: words,
    note: words.nullable(),
  })
  .refine(({ percents, count }) => (percents === undefined) !== (count === undefined), 'percentages or a number')
export type PublishedBaseline = z.infer<typeof published>

const said = z.strictObject({
  title: z.string().min(1).max(80),
  definition: z.string().min(1).max(400),
  unit: z.string().min(1).max(60),
  /** Where it is counted one by one: “1 trust”. */
  unitOfOne: z.string().min(1).max(60).optional(),
  nothing: z.string().min(1).max(200),
  noBaseline: z.string().min(1).max(200).optional(),
})

const shared = {
  key,
  aim: z.union(aims.map(aim => z.literal(aim))),
  baseline: z.union([z.literal('first'), published]).nullable(),
  en: said,
  cy: said,
}
const entered = { asks: z.enum(askedAmounts), denominator: words }

/** `both`: worked out where our own records have it, and entered by staff for what happened elsewhere or before. */
const definition = z
  .discriminatedUnion('how', [
    z.strictObject({ ...shared, how: z.literal('automatic'), from: z.enum(automaticSources) }),
    z.strictObject({ ...shared, how: z.literal('both'), from: z.enum(automaticSources), ...entered }),
    z.strictObject({ ...shared, how: z.literal('entered'), staleMonths: z.number().int().min(1).max(36), ...entered }),
  ])
  .refine(({ baseline, en, cy }) => baseline !== null || (en.noBaseline !== undefined && cy.noBaseline !== undefined), {
    message: 'without a baseline it says why there is none',
  })

/** One measure as the file defines it. */
export type Definition = z.infer<typeof definition>
/** A measure of which staff enter readings: only they, or they too. */
export type EnteredDefinition = Extract<Definition, { how: 'entered' | 'both' }>

const measuresSchema = z.strictObject({
  welsh: z.enum(['machine', 'reviewed']),
  measures: z
    .array(definition)
    .min(1)
    .refine(all => new Set(all.map(each => each.key)).size === all.length, 'every measure has a key of its own'),
})

/** How a promise of a government stands. */
export const promiseStates = ['repeated', 'begun', 'in-part', 'kept', 'not-kept'] as const
export type PromiseState = (typeof promiseStates)[number]

const promiseWords = z.strictObject({ title: z.string().min(1).max(80), text: z.string().min(1).max(600) })
const promiseSchema = z.strictObject({
  welsh: z.enum(['machine', 'reviewed']),
  key,
  madeOn: z.iso.date(),
  dueOn: z.iso.date(),
  staleMonths: z.number().int().min(1).max(36),
  source: linked,
  asRead: z.strictObject({ state: z.enum(promiseStates), on: z.iso.date(), source: linked }),
  en: promiseWords,
  cy: promiseWords,
})
export type GovernmentPromise = z.infer<typeof promiseSchema>

const folder = 'content/impact'
const read = (root: string, file: string): unknown => parse(readFileSync(join(root, folder, file), 'utf8'))

/** The measures in the order of the page. Throws where the file is not as it should be, and says where. */
export const readMeasures = (root: string): readonly Definition[] => measuresSchema.parse(read(root, 'measures.yaml')).measures

/** The promise of the National Cancer Plan for England. */
export const readPromise = (root: string): GovernmentPromise => promiseSchema.parse(read(root, 'promise.yaml'))

/** One part of what a definition says, in both languages. */
export const bothOf = (of: Pick<Definition, 'en' | 'cy'>, part: 'title' | 'definition' | 'unit' | 'nothing'): Words => ({
  en: of.en[part],
  cy: of.cy[part],
})
