import type { Json } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import { answeredOnMeaning } from '../../rules/answer-day.ts'
import { statusCodes } from '../../types.ts'
import type { ReleaseColumn } from '../release-files.ts'
import { type CompletenessColumn, type CountColumn, measures } from './counts-table.ts'
import type { EvidenceColumn } from './evidence-table.ts'

/**
 * Table Schemas (version 1) of the tables in a data package. Their words are part of the packages that are out in the world: a test
 * compares a package with its checksum, so that they change only for releases to come.
 */
type Field = { readonly type: 'string' | 'integer' | 'number' | 'date'; readonly description: string } & Record<string, Json>

const required = { required: true } as const
const checksum = { pattern: '[0-9a-f]{64}' } as const
const count = (description: string): Field => ({ type: 'integer', description, constraints: { minimum: 0 } })
const text = (description: string, constraints?: Json): Field => ({
  type: 'string',
  description,
  ...(constraints === undefined ? {} : { constraints }),
})
const day = (description: string, constraints?: Json): Field => ({
  type: 'date',
  description,
  ...(constraints === undefined ? {} : { constraints }),
})
const degrees = (description: string, most: number): Field => ({
  type: 'number',
  description,
  constraints: { minimum: -most, maximum: most },
})

const campaign = text('Example: everything is invented. UK: the real campaign.', { required: true, enum: ['Example', 'UK'] })
const release = text('The release, such as 2026-1, or 2026-1.1 for its first correction.', required)

const statusFields: Readonly<Record<ReleaseColumn, Field>> = {
  campaign,
  release,
  as_of: day('The day up to which the release counts answers.', required),
  trust_code: text('The trust’s code: its ODS code where known, else the area code of a board. It never changes.', {
    required: true,
    unique: true,
  }),
  trust_name: text('The trust’s name when the release was published.', required),
  trust_name_cy: text('Its Welsh name, where it has one.'),
  nation: text('The nation.', { required: true, enum: [...nations] }),
  kind: text('What kind of organisation it is.', required),
  region_code: text('The region’s code.'),
  region_name: text('The region’s name.'),
  lat: degrees('Latitude in WGS84 degrees; empty where the place is not known.', 90),
  lon: degrees('Longitude in WGS84 degrees; empty where the place is not known.', 180),
  status: text('The status by the criteria; “excluded” is no status and stands outside every denominator.', {
    required: true,
    enum: [...statusCodes, 'excluded'],
  }),
  excluded_reason: text('Why the trust is outside the survey.'),
  criterion: text('The rule of the criteria that decided.'),
  answered_on: day(answeredOnMeaning),
  diagnosed: count('People diagnosed in the period, as the trust says. Empty is not known, never none.'),
  de_novo: count('Of these, people whose cancer was secondary from the start, as the trust says.'),
  recurrent: count('Of these, people whose cancer had come back, as the trust says.'),
  period_start: day('The first day of the period that the figures are about.'),
  period_end: day('Its last day.'),
  evidence_url: text('Where the answer can be read, one address a line.'),
  quote: text('What the trust wrote, in its own words; several quotes have an empty line between them.'),
  note: text('What the campaign says beside it.'),
  withheld: text('A notice for each passage that is withheld, with the checksum of what stood there.'),
  note_cy: text('The note in Welsh; for a trust that is excluded, the reason in Welsh.'),
  quote_translation: text('The quotes in the other of the two languages, by the campaign.'),
  evidence_files: text('Files that the trust sent, by name and SHA-256, one a line.'),
  counted_on: day('The day on which the trust counted its patients itself, where it signed the count.'),
  submission_sha256: text('SHA-256 of that count; its numbers are in the resource “counts”.', checksum),
}

const evidenceFields: Readonly<Record<EvidenceColumn, Field>> = {
  campaign,
  release,
  id: text('The piece of evidence: release, trust and place in its list.', { required: true, unique: true }),
  trust_code: text('The trust whose status it stands behind.', required),
  source: text('What it is.', { required: true, enum: ['quote', 'link', 'file', 'withheld'] }),
  dated: day('The day that it bears.'),
  language: text('The language of the quote.', { enum: ['en', 'cy'] }),
  quote: text('What the trust wrote, in its own words.'),
  translation: text('The same in the other of the two languages, by the campaign.'),
  url: text('Where it can be read.'),
  file_name: text('The file of the trust’s in which it stands.'),
  file_page: { type: 'integer', description: 'The page in that file.', constraints: { minimum: 1 } },
  file_sha256: text('SHA-256 of that file.', checksum),
  withheld_on: day('Since when it is withheld.'),
  withheld_reason: text('Why it is withheld.'),
  withheld_sha256: text('SHA-256 of what stood there, as canonical JSON.', checksum),
  submission_sha256: text('SHA-256 of the count that the hospital signed.', checksum),
  key_id: text('The key that it was signed with.', { pattern: '[0-9a-f]{16}' }),
  received_on: day('The day on which it reached the campaign.'),
  program: text('The program that counted, with its version.'),
  definitions_version: text('The version of the rules and code lists by which it counted.'),
  definitions_sha256: text('SHA-256 of those rules and code lists.', checksum),
  count_criteria: text('The version of the criteria by which completeness was judged.'),
}

export type TableSchema = { readonly [key: string]: Json }

export const schemaOfStatuses = (columns: readonly ReleaseColumn[]): TableSchema => ({
  fields: columns.map(name => ({ name, ...statusFields[name] })),
  missingValues: [''],
  primaryKey: ['trust_code'],
})

/** In a release that holds counts there is one kind more; the packages before it keep their words. */
const sourceAmongCounts = text('What it is.', { required: true, enum: ['quote', 'link', 'file', 'submission', 'withheld'] })

/** Each piece belongs to a row of the resource `statuses`. */
export const schemaOfEvidence = (columns: readonly EvidenceColumn[], statuses: string): TableSchema => ({
  fields: columns.map(name => ({
    name,
    ...(name === 'source' && columns.includes('submission_sha256') ? sourceAmongCounts : evidenceFields[name]),
  })),
  missingValues: [''],
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['trust_code'], reference: { resource: statuses, fields: ['trust_code'] } }],
})

const hidden =
  '“*” is hidden to protect people; “merged” is counted in the total only; “dropped” is not shown. None of them means none.'
const people = (description: string): Field =>
  text(`${description} Rounded to the nearest 5. ${hidden}`, { pattern: '(\\*|merged|dropped|[0-9]+)' })
const wholeYear = (description: string): Field => ({ type: 'integer', description })

const countFields: Readonly<Record<CountColumn, Field>> = {
  campaign,
  release,
  trust_code: text('The trust that counted.', required),
  submission_sha256: text('SHA-256 of the count that it signed.', { required: true, pattern: '[0-9a-f]{64}' }),
  counted_on: day('The day on which it counted.', required),
  measure: text(
    'newly-known: people by the year in which the spread was first known. alive: people not known to have died on that day. seen: those of them who were seen in the 24 months before.',
    { required: true, enum: [...measures] },
  ),
  from_year: wholeYear('The first of the years; empty for people alive.'),
  to_year: wholeYear('The last of the years.'),
  people: people('People.'),
  de_novo: people('Of these, people whose cancer had spread when it was first found.'),
  recurrent: people('Of these, people whose cancer came back later.'),
  unclassified: people('Of these, people of whom it is not known which.'),
}

/** Each row belongs to a trust of the resource `statuses`. */
export const schemaOfCounts = (columns: readonly CountColumn[], statuses: string): TableSchema => ({
  fields: columns.map(name => ({ name, ...countFields[name] })),
  missingValues: [''],
  foreignKeys: [{ fields: ['trust_code'], reference: { resource: statuses, fields: ['trust_code'] } }],
})

const completenessFields: Readonly<Record<CompletenessColumn, Field>> = {
  campaign,
  release,
  trust_code: text('The trust that counted.', required),
  submission_sha256: text('SHA-256 of the count that it signed.', { required: true, pattern: '[0-9a-f]{64}' }),
  check: text('What is checked, by the criteria for completeness that the evidence names.', required),
  band: text(
    'For how many it is so, in per cent, in steps of five; “*” is hidden to protect people; “nobody”: there was nobody to check.',
    {
      required: true,
      pattern: '(\\*|nobody|[0-9]+-[0-9]+)',
    },
  ),
}

/** The same for what the completeness of each count was judged by. */
export const schemaOfCompleteness = (columns: readonly CompletenessColumn[], statuses: string): TableSchema => ({
  fields: columns.map(name => ({ name, ...completenessFields[name] })),
  missingValues: [''],
  foreignKeys: [{ fields: ['trust_code'], reference: { resource: statuses, fields: ['trust_code'] } }],
})
