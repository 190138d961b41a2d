// Long because: it is the one shape of count.json, which is read as a whole.
import { z } from 'zod'
import { pathways } from './register-row.ts'

/** A number with its 95 % interval and how that was made. */
export const estimate = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.string(),
})

/** What a person is to the survival curve: followed, or left out and why. */
export const survivalRoles = [
  'followed',
  'no first date',
  'first date only to the year',
  'dead without a date',
  'death known only to the year',
  'death before the first date',
  'death on the first date',
] as const
export type SurvivalRole = (typeof survivalRoles)[number]

/** Which rows of the register stand behind a number: all conditions hold. A list means one of its values. */
export const selector = z.object({
  tier: z.array(z.string()).optional(),
  year: z.int().optional(),
  pathway: z.array(z.enum(pathways)).optional(),
  windowDays: z.union([z.literal(90), z.literal(120), z.literal(180)]).optional(),
  ageBand: z.string().optional(),
  sex: z.string().nullable().optional(),
  site: z.string().optional(),
  sources: z.array(z.string()).optional(),
  onlySources: z.array(z.string()).optional(),
  rule: z.string().optional(),
  aliveOn: z.iso.date().optional(),
  seenSince: z.iso.date().optional(),
  vitalStatus: z.string().optional(),
  isDeathOnly: z.boolean().optional(),
  hasFirstDate: z.boolean().optional(),
  /** First and last year of the first date, both included. */
  yearFrom: z.int().optional(),
  yearTo: z.int().optional(),
  /** First dates after this day are out; rows without one stay in. */
  notAfter: z.iso.date().optional(),
  /** `followed`: in the survival curve; else why not. */
  survival: z.enum(survivalRoles).optional(),
})
export type Selector = z.infer<typeof selector>

/** A number of people, with the rows behind it. */
export const peopleCount = z.object({ id: z.string(), n: z.int(), who: selector, interval: estimate.optional() })
export type PeopleCount = z.infer<typeof peopleCount>

const byPathway = z.object({
  deNovo: peopleCount,
  recurrent: peopleCount,
  earlyProgression: peopleCount,
  unclassified: peopleCount,
})

export const figures = z.object({
  tiers: z.object({
    definite: peopleCount,
    probable: peopleCount,
    possible: peopleCount,
    deathOnly: peopleCount,
    headline: peopleCount,
  }),
  /** Years of the first date, Definite and Probable. isComplete: false for the years in which the data begin or end. */
  incidence: z.array(
    z.object({
      year: z.int(),
      isComplete: z.boolean(),
      /** Why a year is not complete, in words. */
      why: z.string().nullable(),
      total: peopleCount,
      pathways: byPathway,
    }),
  ),
  undated: peopleCount,
  byAge: z.array(z.object({ ageBand: z.string(), total: peopleCount })),
  bySex: z.array(z.object({ sex: z.string().nullable(), total: peopleCount })),
  bySite: z.array(z.object({ site: z.string(), total: peopleCount })),
  prevalence: z.object({
    on: z.iso.date(),
    notKnownDead: peopleCount,
    seenIn24Months: peopleCount,
    seenSince: z.iso.date(),
  }),
  survival: z.union([
    z.object({
      people: z.int(),
      /** The rows behind `people`. */
      who: selector,
      deaths: z.int(),
      /** Until when the living are followed, and why, in words. */
      censoring: z.string(),
      /** Why people were left out: no date of diagnosis, a death before it. */
      leftOut: z.array(z.object({ reason: z.string(), n: z.int(), who: selector })),
      curve: z.array(
        z.object({
          day: z.int(),
          atRisk: z.int(),
          deaths: z.int(),
          survival: z.number(),
          /** null where survival has reached 0: nobody is left to reckon an interval from. */
          se: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
      medianDays: estimate.nullable(),
      oneYear: estimate.nullable(),
      threeYears: estimate.nullable(),
      /** How many were still followed at the end of each of these times: of few people the estimate says little. */
      followed: z.object({ median: z.int().nullable(), oneYear: z.int(), threeYears: z.int() }),
    }),
    z.object({ notPossible: z.string() }),
  ]),
  /** De novo or recurrent by 90, 120 and 180 days after the primary, side by side. */
  windows: z.array(z.object({ days: z.union([z.literal(90), z.literal(120), z.literal(180)]), pathways: byPathway })),
  deNovoShare: z.object({
    incident: estimate.nullable(),
    prevalent: estimate.nullable(),
    /** The people behind the two shares: de novo, of those with a known pathway, and those without one. */
    people: z.object({
      incident: z.object({ deNovo: peopleCount, of: peopleCount, unclassified: peopleCount }),
      prevalent: z.object({ deNovo: peopleCount, of: peopleCount, unclassified: peopleCount }),
    }),
    isAlarming: z.boolean(),
    explanation: z.string(),
    published: z.array(
      z.object({ place: z.string(), kind: z.enum(['incident', 'prevalent']), share: z.number(), source: z.string() }),
    ),
  }),
  overlap: z.array(z.object({ sources: z.array(z.string()), total: peopleCount })),
  captureRecapture: z.union([
    z.object({
      observed: z.int(),
      /** The rows behind `observed`. */
      who: selector,
      /** Each list with its sources and its people; fits: whether the data allow the model, so that it counts towards the range. */
      lists: z.array(z.object({ name: z.string(), sources: z.array(z.string()), total: peopleCount })),
      estimates: z.array(z.object({ method: z.string(), lists: z.array(z.string()), estimate, fits: z.boolean() })),
      /** The lower bound (Chao) and the range over the methods that fit; never one number. */
      lowerBound: estimate,
      range: z.object({ low: z.number(), high: z.number() }),
      caution: z.string(),
    }),
    z.object({ notPossible: z.string() }),
  ]),
})
export type Figures = z.infer<typeof figures>

const share = z.object({ filled: z.int(), of: z.int() })

export const quality = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      files: z.int(),
      rows: z.int(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      missingMonths: z.array(z.string()),
      stoppedAfter: z.string().nullable(),
    }),
  ),
  /** How full a field is among the records about people with breast cancer, by source; and month by month. */
  fields: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      label: z.string(),
      whyItMatters: z.string(),
      all: share,
      valid: z.int(),
      months: z.array(share.extend({ month: z.string() })),
    }),
  ),
  timeliness: z.array(
    z.object({
      source: z.string(),
      label: z.string(),
      n: z.int(),
      medianDays: z.number().nullable(),
      p90Days: z.number().nullable(),
    }),
  ),
  plausibility: z.array(z.object({ id: z.string(), label: z.string(), isPlausible: z.boolean(), detail: z.string() })),
  problems: z.array(
    z.object({
      kind: z.string(),
      source: z.string().nullable(),
      path: z.string().nullable(),
      column: z.string().nullable(),
      count: z.int(),
      firstRows: z.array(z.int()),
      detail: z.string(),
      advice: z.string(),
    }),
  ),
  /** What to mend, the one that adds most people first. */
  fixes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      why: z.string(),
      peopleAdded: z.int(),
      /** Of people who are counted already: for how many it would say more. */
      peopleMadeSurer: z.int(),
      /** How peopleAdded was reckoned. */
      basis: z.string(),
      howTo: z.array(z.object({ system: z.string(), steps: z.string() })),
    }),
  ),
  drift: z.union([
    z.object({
      since: z.string(),
      changes: z.array(
        z.object({ measure: z.string(), before: z.number(), now: z.number(), isNotable: z.boolean(), explanation: z.string() }),
      ),
    }),
    z.object({ firstRun: z.literal(true) }),
  ]),
  verdict: z.object({
    status: z.enum(['collecting', 'partial', 'not-collecting']),
    criteriaVersion: z.string(),
    explanation: z.string(),
    tests: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        /** people and records about them, or things (months, feeds) that say nothing of anybody. */
        counts: z.enum(['people', 'things']),
        numerator: z.int(),
        denominator: z.int(),
        threshold: z.number(),
        isPassed: z.boolean(),
      }),
    ),
  }),
})
export type Quality = z.infer<typeof quality>

export const countResult = z.object({
  format: z.literal('spotlight-count-1'),
  /** The day on which people are counted, and the end of what is looked at. */
  asAt: z.iso.date(),
  isAsAtChosen: z.boolean(),
  from: z.iso.date().nullable(),
  program: z.object({ name: z.literal('spotlight-count'), version: z.string() }),
  definitions: z.object({
    version: z.string(),
    sha256: z.string(),
    parts: z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string(), source: z.string() })),
  }),
  files: z.array(
    z.object({
      path: z.string(),
      source: z.string().nullable(),
      format: z.string().nullable(),
      version: z.string().nullable(),
      sha256: z.string(),
      bytes: z.int(),
      rows: z.int().nullable(),
      use: z.enum(['used', 'unreadable', 'ignored']),
      reason: z.string().nullable(),
    }),
  ),
  people: z.object({
    considered: z.int(),
    withBreastCancer: z.int(),
    linkedByProbability: z.int(),
    doubtfulLinks: z.int(),
    conflicts: z.int(),
  }),
  review: z.object({
    waiting: z.int(),
    answered: z.int(),
    /** The share of headline cases that a reviewer confirmed, from the random sample. */
    precision: z.object({ confirmed: z.int(), reviewed: z.int(), estimate }).nullable(),
  }),
  figures,
  quality,
})
export type CountResult = z.infer<typeof countResult>
