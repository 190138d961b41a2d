import type { Generated } from 'kysely'
import type { Body, DevolvedBody } from './parliaments/bodies.ts'
import type { Nation, SurveyDecision } from './types.ts'

/** The register's tables as the database has them. What each row means is in docs/tables. */
export type RegisterTables = {
  trust: TrustRecord
  trust_alias: { alias: string; trust_code: string }
  trust_name: { trust_code: string; name: string; kind: 'old-name' | 'short-name' | 'alias'; source: string }
  survey_decision: SurveyDecisionRecord
  succession: SuccessionRecord
  succession_missing: { code: string; name: string; closed_on: string }
  trust_merger: TrustMergerRecord
  hospital: HospitalRecord
  hospital_unplaced: UnplacedHospitalRecord
  constituency: { code: string; name: string; name_cy: string | null; nation: Nation; lat: number; lon: number }
  politician: PoliticianRecord
  parliament_seat: { body: DevolvedBody; constituency_code: string; seat: string; members: number }
  parliament_member: ParliamentMemberRecord
  dissolution: DissolutionRecord
  trust_letter_box: LetterBoxRecord
  postcode_sector: { sector: string; lat: number; lon: number; nation: Nation; health_board_code: string | null; units: number }
  postcode_district: DistrictRecord
  postcode_range: { range_start: number; constituency_code: string | null }
  known_gap: { about: string; scope: string; what_is_missing: string; why: string; checked_on: string }
  register_table: RegisterTableRecord
}

export type TrustRecord = {
  code: string
  name: string
  name_cy: string | null
  nation: Nation
  kind: string
  region_code: string
  region_name: string
  icb_code: string | null
  icb_name: string | null
  address: string | null
  postcode: string | null
  lat: number | null
  lon: number | null
  location_basis: string
  opened_on: string | null
  closed_on: string | null
  foi_email: string | null
  foi_email_alt: string | null
  foi_missing: string | null
  is_invented: boolean
}

export type SurveyDecisionRecord = {
  trust_code: string
  decision: SurveyDecision
  reason_code: string
  reason: string
  decided_on: string
  source: string
}

export type SuccessionRecord = {
  old_code: string
  old_name: string | null
  new_code: string
  effective_on: string
  source: string
  note: string | null
}

export type TrustMergerRecord = {
  id: Generated<number>
  from_code: string
  to_code: string
  effective_on: string
  source: string
  moved: { readonly hospitals: readonly string[] }
  decided_at: Date
  decided_by: string
  undone_at: Date | null
  undone_by: string | null
}

export type HospitalRecord = {
  code: string
  name: string
  nation: Nation
  town: string | null
  postcode: string | null
  lat: number | null
  lon: number | null
  location_basis: string
  trust_code: string
  trust_code_in_source: string
  note: string | null
  source: string
  is_invented: boolean
}

export type UnplacedHospitalRecord = {
  code: string
  name: string
  nation: Nation
  town: string | null
  postcode: string | null
  trust_code_in_source: string
  why: string
}

export type PoliticianRecord = {
  constituency_code: string
  is_invented: boolean
  body: string
  name: string | null
  title: string | null
  party: string | null
  email: string | null
  email_missing: string | null
  as_of: string
}

/** A place of a seat of a devolved parliament. No name: it is vacant. */
export type ParliamentMemberRecord = {
  body: DevolvedBody
  is_invented: boolean
  seat: string
  place: number
  name: string | null
  party: string | null
  email: string | null
  source: string
  as_of: string
}

export type DissolutionRecord = {
  id: Generated<number>
  body: Body
  from_day: string
  until_day: string | null
  source: string
  entered_at: Date
  entered_by: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export type LetterBoxRecord = {
  trust_code: string
  email: string
  source: string
  checked_on: string
  entered_at: Date
  entered_by: string
}

/** Crown dependencies stand here too, so that somebody there gets an honest answer. */
export type DistrictRecord = {
  district: string
  lat: number
  lon: number
  nation: Nation | 'jersey' | 'guernsey' | 'isle-of-man'
  place: string | null
  basis: string
  units: number | null
}

export type RegisterTableRecord = {
  name: string
  sha256: string
  row_count: number
  imported_at: Date
  /** Where the table comes from, for people; null for what is invented. */
  description: TableDescription | null
}

/** What `data/tables.json` says of a table. Its dates are days or months, `YYYY-MM-DD` or `YYYY-MM`. */
export type TableDescription = {
  readonly file: string
  readonly title: string
  readonly source: string
  readonly source_date: string
  readonly licence: string
  readonly licence_url: string
  readonly attribution: string
  readonly imported_on: string
  readonly flaws: readonly string[]
}
