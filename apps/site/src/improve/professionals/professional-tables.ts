import type { Generated } from 'kysely'
import type { Professional, PurposeName } from './professional.ts'

/** The rows as the database gives them. What each means is in docs/tables. */
export type ProfessionalTables = {
  professional: Omit<Professional, 'id'> & { id: Generated<number> }
  professional_link: {
    token_hash: string
    professional_id: number
    purpose: PurposeName
    ref: number
    made_at: Date
    expires_at: Date
    used_at: Date | null
  }
  professional_mail: { mail_id: number; professional_id: number; queued_at: Date }
}
