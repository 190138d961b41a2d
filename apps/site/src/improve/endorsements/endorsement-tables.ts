import type { Generated } from 'kysely'
import type { Locale } from '../../foundation/index.ts'
import type { EndorsementEnding, EndorsementState, NameState, WorkRole } from './endorsement.ts'

/** The rows as the database gives them. What each means is in docs/tables. */
export type EndorsementTables = {
  endorsement: {
    id: Generated<number>
    professional_id: number | null
    state: EndorsementState
    version: number
    edition: number
    mailbox: string
    name: string
    role: WorkRole
    trust_code: string | null
    employer: string
    locale: Locale
    name_state: NameState
    asked_at: Date
    counted_at: Date | null
    ended_at: Date | null
    ended_because: EndorsementEnding | null
  }
  endorsement_wording: { id: Generated<number>; language: Locale; text: string; sha256: string; first_used_at: Date }
  endorsement_consent: {
    id: Generated<number>
    endorsement_id: number
    says: 'given' | 'withdrawn'
    wording_id: number | null
    way: 'form' | 'link' | 'staff'
    at: Date
  }
  endorsement_link: { token_hash: string; endorsement_id: number; made_at: Date }
}
