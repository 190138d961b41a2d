import type { Locale } from '../../foundation/index.ts'

/** The rows of the hospitals' people, as the database gives them. */
export type HospitalTables = {
  hospital_person: {
    id: string
    trust_code: string
    name: string
    work: string
    email: string
    language: Locale
    invited_by: string
    invited_at: Date
    sent_at: Date
    first_entered_at: Date | null
    called_back_on: string | null
    call_back_note: string | null
    removed_at: Date | null
  }
  hospital_link: {
    token_hash: string
    person_id: string
    created_at: Date
    expires_at: Date
    used_at: Date | null
    revoked_at: Date | null
  }
  hospital_session: { token_hash: string; person_id: string; created_at: Date; seen_at: Date; expires_at: Date }
}
