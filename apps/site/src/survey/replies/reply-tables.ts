import type { Generated } from 'kysely'
import type { SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { LinkEnding, LinkPurpose, ReplyOutcome, Verdict } from './reply-types.ts'

type OfRequest = { round_id: string; trust_code: string }

type LinkRow = OfRequest & {
  id: number
  purpose: LinkPurpose
  token_hash: string
  sent_to: string | null
  message_id: number | null
  /** What the trust is shown, as it stood when the link was made. Read by a schema. */
  shown: unknown
  fingerprint: string | null
  form_token: string | null
  made_at: Date
  made_by: string
  expires_at: Date
  ended_at: Date | null
  ended_because: LinkEnding | null
  ended_by: string | null
}

type DraftRow = OfRequest & { purpose: LinkPurpose; what: unknown; version: number; saved_at: Date }

type ReplyRow = OfRequest & {
  id: number
  link_id: number
  number: number
  verdict: Verdict
  words: string
  answers: unknown
  language: 'en' | 'cy'
  form_token: string
  message_id: number
  sent_at: Date
  settled_as: ReplyOutcome | null
  settled_words: string | null
  settled_by: string | null
  settled_at: Date | null
}

type NamedContactRow = OfRequest & {
  id: number
  link_id: number
  name: string
  role: string
  email: string
  language: 'en' | 'cy'
  token_hash: string
  named_at: Date
  expires_at: Date
  confirmed_at: Date | null
}

/** The tables of this folder, and those of the survey that it reads. What each row means is in docs/tables. */
export type ReplyTables = Omit<SurveyTables, 'round'> & {
  round: SurveyTables['round'] & { reply_until: string | null }
  reply_link: LinkRow
  reply_draft: DraftRow
  reply: ReplyRow
  named_contact: NamedContactRow
}

/** For inserting: what the database fills in by itself is left out, and jsonb goes in as text. */
export type WritableReplyTables = Omit<WritableSurveyTables, 'round'> & {
  round: WritableSurveyTables['round'] & { reply_until?: string | null }
  reply_link: Omit<LinkRow, 'id' | 'shown'> & { id: Generated<number>; shown: string | null }
  reply_draft: Omit<DraftRow, 'what'> & { what: string }
  reply: Omit<ReplyRow, 'id' | 'answers'> & { id: Generated<number>; answers: string }
  named_contact: Omit<NamedContactRow, 'id'> & { id: Generated<number> }
}
