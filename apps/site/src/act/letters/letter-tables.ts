import type { Generated } from 'kysely'
import type { Locale } from '../../foundation/index.ts'
import type { LetterAnswer, LetterBody, LetterKind, LetterMailKind, LetterState } from './letter-words.ts'

type RecipientColumns = {
  kind: LetterKind
  body: LetterBody
  recipient_code: string
  constituency_code: string | null
  trust_code: string | null
  /** Goes in as text. */
  asked_for: unknown
  in_own_words: boolean
}

/** The rows of letters, as the database gives them. What each row means is in docs/tables. */
export type LetterTables = {
  letter: RecipientColumns & {
    id: Generated<number>
    form_key: string
    state: LetterState
    locale: Locale
    recipient_name: string
    recipient_address: string
    writer_name: string
    writer_address: string
    writer_key: string
    subject: string
    text: string
    agreed_health: string | null
    agreed: string | null
    /** Goes in as text. */
    concerns: unknown
    asked_at: Date
    confirmed_at: Date | null
    leaves_at: Date | null
    settled_at: Date | null
    failure: string | null
    mail_id: number | null
    told_at: Date | null
    follow_up_at: Date | null
    answered_at: Date | null
    sent_id: number | null
  }
  letter_sent: RecipientColumns & { id: Generated<number>; on_day: string; answer: LetterAnswer | null }
  letter_link: { token_hash: string; letter_id: number; made_at: Date }
  letter_mail: { mail_id: number; message_id: string; letter_id: number; kind: LetterMailKind; queued_at: Date }
}
