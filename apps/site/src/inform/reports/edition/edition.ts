import { z } from 'zod'
import { statusCodes } from '../../../releases/index.ts'
import { documentSchema } from '../document/report-document.ts'

const count = z.number().int().nonnegative()
const both = z.object({ en: z.string(), cy: z.string() })

const countsSchema = z.object({
  collecting: count,
  partial: count,
  'not-collecting': count,
  'no-response': count,
  'not-asked': count,
  answered: count,
  notCountingEveryone: count,
  surveyed: count,
  excluded: count,
})

const groupSchema = z.object({
  kind: z.enum(['uk', 'nation', 'region']),
  /** `uk`, the nation, or the region's code. */
  code: z.string(),
  /** As the release names it. Pages have their own words for the nations and for the regions of England. */
  name: z.string(),
  counts: countsSchema,
})

const reasonSchema = z.object({
  /** The rule of the criteria. */
  rule: z.string(),
  status: z.enum([...statusCodes, 'excluded']),
  /** What it says. */
  when: both,
  trusts: count,
  /** Ids of passages of the release that are quoted, never their words: what is withheld in the release is withheld here. */
  quotes: z.array(z.string()),
})

/** The numbers of a report, worked out once from the release that it names. */
const figuresSchema = z.object({
  release: z.object({
    id: z.string(),
    title: z.string(),
    asOf: z.iso.date(),
    publishedOn: z.iso.date(),
    criteria: z.string(),
    sha256: z.string(),
    corrects: z.string().nullable(),
  }),
  question: both,
  /** The UK, then the nations, then the regions of England; each by its place, never by its result. */
  groups: z.array(groupSchema),
  /** In the order of the criteria. */
  reasons: z.array(reasonSchema),
})

/** What staff have written, in one language. What a report does not have is empty. All but the title and the series is Markdown. */
const wordsSchema = z.object({
  series: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  practice: z.string(),
  forGovernments: z.string(),
  forTrusts: z.string(),
  forProfessionals: z.string(),
  forPoliticians: z.string(),
})

/** Everything that an edition says, as it was published. */
export const editionSchema = z.object({
  format: z.literal('spotlight-report-1'),
  campaign: z.enum(['Example', 'UK']),
  report: z.string(),
  edition: z.number().int().positive(),
  publishedOn: z.iso.date(),
  /** Who publishes: the charity, as it was called then. Empty where nobody had said so. */
  publisher: z.string(),
  replaces: z.object({ edition: z.number().int().positive(), reason: both }).nullable(),
  words: z.object({ en: wordsSchema, cy: wordsSchema }),
  /** As it is read, in each language. */
  documents: z.object({ en: documentSchema, cy: documentSchema }),
  figures: figuresSchema.nullable(),
})

export type Edition = z.infer<typeof editionSchema>
export type ReportWords = z.infer<typeof wordsSchema>
export type ReportFigures = z.infer<typeof figuresSchema>
export type Group = ReportFigures['groups'][number]
export type Reason = ReportFigures['reasons'][number]

export const wordFields = [
  'series',
  'title',
  'summary',
  'body',
  'practice',
  'forGovernments',
  'forTrusts',
  'forProfessionals',
  'forPoliticians',
] as const satisfies readonly (keyof ReportWords)[]

/** To whom a report makes recommendations, in the order in which it does. */
export const addressees = ['forGovernments', 'forTrusts', 'forProfessionals', 'forPoliticians'] as const
export type Addressee = (typeof addressees)[number]
