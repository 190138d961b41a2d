import type { Generated } from 'kysely'
import type { ListPurpose } from '../network-words.ts'
import type { ActedKind, Fate, MailingState } from './mailing-words.ts'

/** The rows of mailings, as the database gives them. What each row means is in docs/tables. */
export type MailingTables = {
  /** `segment` goes in as text. */
  mailing: {
    id: Generated<number>
    purpose: ListPurpose
    state: MailingState
    version: number
    title_en: string
    subject_en: string
    body_en: string
    title_cy: string
    subject_cy: string
    body_cy: string
    segment: unknown
    per_minute: number | null
    is_public: boolean
    form_token: string
    made_at: Date
    made_by: string
    changed_at: Date
    changed_by: string
    starts_at: Date | null
    started_at: Date | null
    gathered_at: Date | null
    recipients: number | null
    ended_at: Date | null
    batch_id: number | null
    /** Null while the recipients are kept one by one. Goes in as text. */
    outcome: unknown
  }
  mailing_recipient: {
    mailing_id: number
    supporter_id: number
    domain: string
    fate: Fate
    mail_id: number | null
    is_cleared: boolean
  }
  mailing_link: { mailing_id: number; number: number; path: string; clicks: Generated<number> }
  supporter_deed: { supporter_id: number; purpose: Generated<'network'>; kind: ActedKind }
}
