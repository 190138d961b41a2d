import type { Generated } from 'kysely'
import type { Locale } from '../../../foundation/index.ts'
import type { CompletionEnding, CompletionState } from './completion.ts'

/** The rows as the database gives them. What each means is in docs/tables. */
export type CompletionTables = {
  training_completion: {
    id: Generated<number>
    professional_id: number | null
    state: CompletionState
    version: number
    code: string
    training: string
    training_version: number
    title_en: string
    title_cy: string
    provider_en: string
    provider_cy: string
    name: string
    trust_code: string | null
    employer: string
    completed_on: string
    shows_name: boolean
    shows_employer: boolean
    locale: Locale
    asked_at: Date
    stood_at: Date | null
    link_asked: Generated<boolean>
    provider_confirmed_at: Date | null
    provider_confirmed_by: string | null
    provider_note: string | null
    ended_at: Date | null
    ended_because: CompletionEnding | null
  }
  training_link: { token_hash: string; completion_id: number; made_at: Date }
}
