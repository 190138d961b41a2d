import { z } from 'zod'
import {
  count,
  day,
  decimal,
  latitude,
  list,
  longitude,
  nation,
  optionalDay,
  optionalDecimal,
  optionalText,
  text,
} from './table-columns.ts'

/** What kind of organisation a trust is. `unknown`: closed, and no source says what it was. */
export const trustKind = z.enum([
  'acute',
  'acute-specialist',
  'cancer-centre',
  'mental-health',
  'community',
  'ambulance',
  'online',
  'health-board',
  'hsc-trust',
  'nhs-trust-wales',
  'unknown',
])

/** One row a trust, open or closed. Boards in Wales have their ODS code, boards in Scotland and trusts in Northern Ireland their area code. */
export const trustRow = z.object({
  code: text,
  name: text,
  name_cy: optionalText,
  nation,
  kind: trustKind,
  region_code: text,
  region_name: text,
  icb_code: optionalText,
  icb_name: optionalText,
  address: optionalText,
  postcode: optionalText,
  lat: optionalDecimal,
  lon: optionalDecimal,
  location_basis: z.enum(['headquarters-postcode', 'headquarters-postcode-sector', 'inside-area-point', 'none']),
  opened_on: optionalDay,
  /** The last day on which it was open. */
  closed_on: optionalDay,
  foi_email: optionalText,
  foi_email_alt: optionalText,
  foi_missing: optionalText.pipe(z.enum(['not-in-source', 'closed']).nullable()),
  aliases: list,
})

export const alternativeNameRow = z.object({
  trust_code: text,
  name: text,
  kind: z.enum(['old-name', 'short-name', 'alias']),
  source: text,
})

export const successionRow = z.object({
  old_code: text,
  old_name: optionalText,
  new_code: text,
  effective_on: day,
  source: text,
  note: optionalText,
})

export const missingSuccessionRow = z.object({ code: text, name: text, closed_on: day })

export const hospitalRow = z.object({
  code: text,
  name: text,
  nation,
  town: optionalText,
  postcode: optionalText,
  lat: latitude,
  lon: longitude,
  location_basis: z.enum(['published-point', 'national-grid', 'postcode', 'postcode-sector']),
  trust_code: text,
  trust_code_in_source: text,
  trust_moved: z.enum(['yes', 'no']),
  sector: z.enum(['nhs', 'independent']),
  note: optionalText,
  source: text,
})

/** A hospital that a source lists, and whose present trust no source at hand gives. */
export const unplacedHospitalRow = z.object({
  code: text,
  name: text,
  nation,
  town: optionalText,
  postcode: optionalText,
  trust_code_in_source: text,
  why: text,
})

export const surveyDecisionRow = z.object({
  trust_code: text,
  decision: z.enum(['surveyed', 'to-confirm', 'not-surveyed']),
  reason_code: text,
  reason: text,
  decided_on: day,
  source: text,
})

export const constituencyRow = z.object({
  code: text,
  name: text,
  name_cy: optionalText,
  nation,
  lat: latitude,
  lon: longitude,
})

/** One row a seat. An empty name is a vacant seat, and `email_missing` then says `vacant`. */
export const politicianRow = z.object({
  constituency_code: text,
  body: z.enum(['house-of-commons']),
  name: optionalText,
  title: optionalText,
  party: optionalText,
  email: optionalText,
  email_missing: optionalText.pipe(z.enum(['not-in-source', 'vacant']).nullable()),
  as_of: day,
})

/** One row a Westminster constituency: the seat of its nation's parliament that it makes, alone or with another, and that seat's members. */
export const parliamentSeatRow = z.object({
  body: z.enum(['senedd', 'ni-assembly']),
  constituency_code: text,
  seat: text,
  members: count,
})

export const postcodeSectorRow = z.object({
  sector: text,
  lat: decimal,
  lon: decimal,
  nation,
  health_board_code: optionalText,
  units: count,
})

export const postcodeDistrictRow = z.object({
  district: text,
  lat: decimal,
  lon: decimal,
  nation: z.enum([...nation.options, 'jersey', 'guernsey', 'isle-of-man']),
  place: optionalText,
  basis: z.enum(['code-point-open', 'gibbs-2017']),
  units: z.union([z.literal('').transform(() => null), count]),
})

/** From this postcode on (a base-36 number, without the space) until the next row's, the constituency; none: not in the source. */
export const postcodeConstituencyRow = z.object({ range_start: count, constituency_code: optionalText })

export const knownGapRow = z.object({ table: text, scope: text, what_is_missing: text, why: text, checked_on: day })

export const tableSchemas = {
  trusts: trustRow,
  'trust-alternative-names': alternativeNameRow,
  'trust-successions': successionRow,
  'trust-successions-missing': missingSuccessionRow,
  hospitals: hospitalRow,
  'hospitals-unplaced': unplacedHospitalRow,
  'survey-decisions': surveyDecisionRow,
  constituencies: constituencyRow,
  politicians: politicianRow,
  'parliament-seats': parliamentSeatRow,
  'postcode-sectors': postcodeSectorRow,
  'postcode-districts': postcodeDistrictRow,
  'postcode-constituencies': postcodeConstituencyRow,
  'known-gaps': knownGapRow,
} as const

export type TableName = keyof typeof tableSchemas
export type Tables = { [Name in TableName]: z.output<(typeof tableSchemas)[Name]>[] }
export type TrustRow = Tables['trusts'][number]
export type HospitalRow = Tables['hospitals'][number]
export type SuccessionRow = Tables['trust-successions'][number]
export type SurveyDecisionRow = Tables['survey-decisions'][number]

export const tableNames = Object.keys(tableSchemas) as TableName[] // Object.keys widens to string[]; the object above is the list.

/** The columns of a table, in the order of its file. */
export function columnsOf(table: TableName): string[] {
  return Object.keys(tableSchemas[table].shape)
}
