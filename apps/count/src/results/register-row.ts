import { z } from 'zod'

export const tiers = ['definite', 'probable', 'possible', 'none'] as const
export const pathways = ['de-novo', 'recurrent', 'early-progression', 'unclassified'] as const
export const vitalStatuses = ['dead', 'alive', 'not-known'] as const
export type Tier = (typeof tiers)[number]
export type Pathway = (typeof pathways)[number]

const date = z.iso.date().nullable()
const precision = z.enum(['day', 'month', 'year']).nullable()

/** One person with evidence of spread, for use inside the hospital only. Dates as YYYY-MM-DD, with their precision beside them. */
export const registerRow = z.object({
  personId: z.string(),
  tier: z.enum(tiers),
  firstDate: date,
  datePrecision: precision,
  dateFlag: z.string().nullable(),
  firstRule: z.string().nullable(),
  primaryDate: date,
  primaryPrecision: precision,
  pathway: z.enum(pathways),
  pathway90: z.enum(pathways),
  pathway120: z.enum(pathways),
  pathway180: z.enum(pathways),
  pathwayReason: z.string(),
  birthDate: date,
  birthPrecision: precision,
  /** Whole years at the first date; null if either date is not known to the year. */
  ageAtFirst: z.int().nullable(),
  sex: z.enum(['1', '2', '9']).nullable(),
  vitalStatus: z.enum(vitalStatuses),
  deathDate: date,
  deathPrecision: precision,
  deathSource: z.string().nullable(),
  lastSeen: date,
  rules: z.array(z.string()),
  sources: z.array(z.string()),
  sites: z.array(z.string()),
  isDeathOnly: z.boolean(),
  reviewed: z.enum(['case', 'not-a-case']).nullable(),
  nhsNumber: z.string().nullable(),
  localIds: z.array(z.string()),
  /** `path:row` of each record with evidence, sorted. */
  records: z.array(z.string()),
  conflicts: z.array(z.string()),
})
export type RegisterRow = z.infer<typeof registerRow>

/** What the figures need of a person: no name of anybody and no number of theirs. */
export const countedKeys = [
  'tier',
  'firstDate',
  'datePrecision',
  'pathway',
  'pathway90',
  'pathway120',
  'pathway180',
  'ageAtFirst',
  'sex',
  'vitalStatus',
  'deathDate',
  'deathPrecision',
  'deathSource',
  'lastSeen',
  'rules',
  'sources',
  'sites',
  'isDeathOnly',
  'reviewed',
] as const satisfies readonly (keyof RegisterRow)[]
export type CountedRow = Pick<RegisterRow, (typeof countedKeys)[number]>
