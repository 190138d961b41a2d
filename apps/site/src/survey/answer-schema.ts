import type { Generated } from 'kysely'
import type { ResultStatus } from '../releases/index.ts'
import type { EvidenceSource, FileState, MarkingSlot, markingStates } from './answer-types.ts'
import type { Exemption } from './answers/exemptions.ts'
import type { Mark } from './types.ts'

/** The tables of what came back, as reading finds them. What each row means is in docs/tables. */
export type AnswerTables = {
  answer: AnswerRow
  answer_evidence: EvidenceRow
  marking: MarkingRow
  mark: MarkRow
  status_decision: StatusDecisionRow
  attachment_file: AttachmentFileRow
  attachment_text: AttachmentTextRow
}

type OfRequest = { round_id: string; trust_code: string }

export type AnswerRow = OfRequest & {
  question_id: string
  words: string
  language: 'en' | 'cy'
  translation: string | null
  number: number | null
  from_day: string | null
  to_day: string | null
  exemption: Exemption | null
  note: string
  version: number
  changed_at: Date
  changed_by: string
}

export type EvidenceRow = OfRequest & {
  id: number
  question_id: string
  source: EvidenceSource
  message_id: number | null
  file_sha256: string | null
  file_name: string | null
  page: number | null
  quote: string | null
  language: 'en' | 'cy' | null
  translation: string | null
  url: string | null
  dated: string | null
  is_found: boolean
  is_shown: boolean
  added_at: Date
  added_by: string
  removed_at: Date | null
  removed_by: string | null
  /** The form that brought it: the same form sent twice adds it once. */
  form_token: string | null
}

export type MarkingRow = OfRequest & {
  slot: MarkingSlot
  marker: string
  marker_name: string
  state: (typeof markingStates)[number]
  /** Of the answers and evidence that were marked, when it was done: what is different now was changed since. */
  based_on: string | null
  version: number
  started_at: Date
  done_at: Date | null
}

export type MarkRow = OfRequest & { slot: MarkingSlot; question_id: string; mark: Mark; note: string }

export type StatusDecisionRow = OfRequest & {
  /** Published beside the status, in English and Welsh. */
  note_en: string
  note_cy: string
  excluded_reason: string | null
  treated_by: string | null
  override_status: ResultStatus | null
  override_rule: string | null
  override_reason: string | null
  override_by: string | null
  override_at: Date | null
  version: number
  changed_at: Date
  changed_by: string
}

export type AttachmentFileRow = {
  sha256: string
  bytes: number
  /** Told from its content, never from its name: `application/pdf`. */
  type: string
  state: FileState
  /** What was found in it: see survey/attachments. */
  findings: unknown
  /** True when its text could be read, page by page, into attachment_text. */
  has_text: boolean
  came_at: Date
  checked_at: Date | null
  released_at: Date | null
  released_by: string | null
  release_reason: string | null
}

export type AttachmentTextRow = { sha256: string; page: number; title: string; text: string }

/** For inserting: what the database fills in by itself may be left out, and jsonb goes in as text. */
export type WritableAnswerTables = Omit<AnswerTables, 'answer' | 'answer_evidence' | 'attachment_file'> & {
  answer: Omit<AnswerRow, 'exemption'> & { exemption?: Exemption | null }
  answer_evidence: Omit<EvidenceRow, 'id' | 'form_token'> & { id: Generated<number>; form_token?: string | null }
  attachment_file: Omit<AttachmentFileRow, 'findings'> & { findings: string }
}
