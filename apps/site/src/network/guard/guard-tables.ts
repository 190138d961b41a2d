import type { Generated } from 'kysely'
import type { ConcernKind } from './concern.ts'

/** The rows of the guard, as the database gives them. What each means is in docs/tables. */
export type GuardTables = {
  guard_salt: { day: string; salt: string }
  guard_count: { key: string; taken: number; until: Date }
  guard_rate: { form: string; minute: Date; taken: number }
  guard_proof: { challenge: string; until: Date }
  guard_flag: {
    id: Generated<number>
    room: string
    subject: string
    subject_id: string
    link: string | null
    concerns: ConcernKind[]
    words: string | null
    raised_at: Date
    settled_at: Date | null
    settled_by: string | null
    note: string | null
  }
}
