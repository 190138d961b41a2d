import { z } from 'zod'
import { type Campaign, canonicalJson } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import { type PublishedStatus, type StatusCounts, statusCodes } from '../types.ts'
import { answeredOnMeaning } from './answer-day.ts'
import { submittedShape } from './submission-evidence.ts'

const count = z.number().int().nonnegative()
const day = z.iso.date()

const fileShape = { name: z.string(), sha256: z.string(), page: z.number().int().positive().nullable() }

const evidenceSchema = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('quote'),
    id: z.string(),
    quote: z.string(),
    language: z.enum(['en', 'cy']),
    dated: day.nullable(),
    url: z.string().nullable(),
    translation: z.string().optional().describe('The same in the other of the two languages, by the campaign.'),
    file: z.object(fileShape).optional().describe('The file of the trust’s in which the words stand.'),
  }),
  z.object({ source: z.literal('link'), id: z.string(), url: z.string(), dated: day.nullable() }),
  z.object({ source: z.literal('file'), id: z.string(), ...fileShape, dated: day.nullable() }),
  z.object({ source: z.literal('submission'), id: z.string(), ...submittedShape }),
  z.object({ source: z.literal('withheld'), id: z.string(), withheldOn: day, reason: z.string(), sha256: z.string() }),
])

const statusSchema = z.object({
  code: z.string(),
  name: z.string(),
  nameCy: z.string().nullable(),
  nation: z.enum(nations),
  kind: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  status: z.enum(statusCodes).nullable(),
  excludedReason: z.string().nullable(),
  criterion: z.string().nullable(),
  answeredOn: day.nullable().describe(answeredOnMeaning),
  figures: z.object({
    diagnosed: count.nullable(),
    deNovo: count.nullable(),
    recurrent: count.nullable(),
    periodStart: day.nullable(),
    periodEnd: day.nullable(),
  }),
  evidence: z.array(evidenceSchema),
  note: z.string().nullable(),
  noteCy: z.string().optional().describe('The note in Welsh; for a trust that is excluded, the reason in Welsh.'),
})

export const countsSchema = z.object({
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

/** Each can hold what those before it could not. A release that needs nothing of a later one keeps the earlier, and so its bytes. */
export const releaseFormats = ['spotlight-release-1', 'spotlight-release-2', 'spotlight-release-3'] as const

/** A whole release as a file: everything that it says, readable by itself. */
export const releaseDocumentSchema = z.object({
  format: z
    .enum(releaseFormats)
    .describe(
      'spotlight-release-2 can hold files, translations and Welsh notes besides; spotlight-release-3 what hospitals have counted and signed.',
    ),
  campaign: z.enum(['Example', 'UK']),
  id: z.string(),
  title: z.string(),
  asOf: day,
  publishedOn: day,
  criteria: z.string(),
  correction: z.object({ parent: z.string(), trustCodes: z.array(z.string()), reason: z.string() }).nullable(),
  counts: countsSchema,
  statuses: z.array(statusSchema),
  skipped: z.array(z.object({ line: count, code: z.string().nullable(), reasons: z.array(z.string()) })),
})
export type ReleaseDocument = z.infer<typeof releaseDocumentSchema>
export type DocumentStatus = ReleaseDocument['statuses'][number]

export const campaignWord = (campaign: Campaign): ReleaseDocument['campaign'] => (campaign === 'example' ? 'Example' : 'UK')

type DocumentParts = Omit<ReleaseDocument, 'format' | 'campaign' | 'statuses' | 'counts'> & {
  readonly campaign: Campaign
  readonly counts: StatusCounts
  readonly statuses: readonly PublishedStatus[]
}

/** The bytes of a release: canonical JSON, trusts sorted by code. The same content always gives the same bytes. */
export function writeReleaseDocument({ campaign, statuses, ...parts }: DocumentParts): string {
  const document: ReleaseDocument = {
    format: formatFor(statuses),
    ...parts,
    campaign: campaignWord(campaign),
    statuses: statuses
      .map(({ release: _release, evidence, ...status }) => ({ ...status, code: String(status.code), evidence: [...evidence] }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
  return canonicalJson(releaseDocumentSchema.parse(document))
}

function formatFor(statuses: readonly PublishedStatus[]): ReleaseDocument['format'] {
  if (statuses.some(({ evidence }) => evidence.some(piece => piece.source === 'submission'))) return 'spotlight-release-3'
  return statuses.some(needsSecondFormat) ? 'spotlight-release-2' : 'spotlight-release-1'
}

const needsSecondFormat = ({ evidence, noteCy }: PublishedStatus): boolean =>
  noteCy !== undefined ||
  evidence.some(
    piece =>
      piece.source === 'file' || (piece.source === 'quote' && (piece.translation !== undefined || piece.file !== undefined)),
  )

export const readReleaseDocument = (text: string): ReleaseDocument => releaseDocumentSchema.parse(JSON.parse(text))
