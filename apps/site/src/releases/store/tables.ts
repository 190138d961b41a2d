import type { ColumnType } from 'kysely'
import type { Nation, TrustCode } from '../../register/index.ts'
import type { OfferedStatus, ReleaseId, StatusCode } from '../types.ts'

/** The tables of this room, as Kysely reads them. What each row is stands in docs/tables. */
export type ReleasesTables = {
  criteria: CriteriaRow
  release: ReleaseRow
  release_status: ReleaseStatusRow
  evidence: EvidenceRow
  correction: CorrectionRow
  skipped_row: SkippedRowRow
  withheld_passage: WithheldPassageRow
  public_statement: PublicStatementRow
  earlier_result: EarlierResultRow
  evidence_offer: EvidenceOfferRow
}

export type CriteriaRow = {
  readonly version: string
  /** Canonical JSON of the criteria. */
  readonly body: string
  readonly sha256: string
  readonly published_on: string
}

export type ReleaseRow = {
  readonly id: ReleaseId
  readonly year: number
  readonly number: number
  readonly correction_number: number
  readonly title: string
  readonly as_of: string
  readonly published_on: string
  readonly criteria: string
  /** Checksum of what was handed in, so that the same content is known again. */
  readonly content_key: string
  /** Canonical JSON of the whole release: its bytes. */
  readonly body: string
  readonly sha256: string
}

export type ReleaseStatusRow = {
  readonly release: ReleaseId
  readonly trust_code: TrustCode
  readonly name: string
  readonly name_cy: string | null
  readonly nation: Nation
  readonly kind: string
  readonly region_code: string
  readonly region_name: string
  readonly lat: number | null
  readonly lon: number | null
  readonly status: StatusCode | null
  readonly excluded_reason: string | null
  readonly criterion: string | null
  readonly answered_on: string | null
  readonly diagnosed: number | null
  readonly de_novo: number | null
  readonly recurrent: number | null
  readonly period_start: string | null
  readonly period_end: string | null
  readonly note: string | null
  readonly note_cy: string | null
}

export type EvidenceRow = {
  readonly release: ReleaseId
  readonly trust_code: TrustCode
  readonly position: number
  readonly source: 'quote' | 'link' | 'file' | 'submission' | 'withheld'
  readonly quote: string | null
  readonly language: 'en' | 'cy' | null
  readonly dated: string | null
  readonly url: string | null
  readonly translation: string | null
  readonly file_name: string | null
  readonly file_sha256: string | null
  readonly page: number | null
  /** SHA-256 of a submission, and what it says as canonical JSON. */
  readonly submission_sha256: string | null
  readonly submission: string | null
  readonly withheld_on: string | null
  readonly withheld_reason: string | null
  readonly withheld_sha256: string | null
}

export type CorrectionRow = {
  readonly release: ReleaseId
  readonly parent: ReleaseId
  readonly reason: string
  /** A JSON list of codes. Written as text, read as a list. */
  readonly trust_codes: JsonOf<readonly string[]>
}

export type SkippedRowRow = {
  readonly release: ReleaseId
  readonly line: number
  readonly trust_code: string | null
  readonly reasons: JsonOf<readonly string[]>
}

export type WithheldPassageRow = {
  /** `2026-1/RA2/1` is the first piece of evidence, `2026-1/RA2/note` the note. */
  readonly passage: string
  readonly release: ReleaseId
  readonly trust_code: string
  readonly withheld_on: string
  readonly reason: string
  readonly sha256: string
}

export type PublicStatementRow = {
  readonly id: string
  readonly trust_code: string
  readonly kind: 'answer-to-request' | 'statement'
  readonly publisher: string
  readonly title: string
  readonly url: string
  /** A day, a month or a year, as much of it as the source gives: `2018-12-07`, `2016`. */
  readonly dated: string
  readonly retrieved_on: string
  readonly quotes: JsonOf<unknown>
  readonly figures: JsonOf<unknown>
  readonly statements: JsonOf<unknown>
}

export type EarlierResultRow = {
  readonly id: string
  readonly nation: Nation
  readonly year: number
  readonly publisher: string
  readonly title: string
  readonly dated: string
  readonly retrieved_on: string
  readonly nothing_percent: number
  readonly part_percent: number
  readonly caveat: string
}

/** What a release to come will say of a trust that has counted, at most one of each. */
export type EvidenceOfferRow = {
  readonly trust_code: string
  readonly submission_sha256: string
  readonly status: OfferedStatus
  /** The piece of evidence without its place, as canonical JSON. */
  readonly evidence: string
  readonly offered_at: ColumnType<Date, Date, Date>
}

type JsonOf<Value> = ColumnType<Value, string, string>
