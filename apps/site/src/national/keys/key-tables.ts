import type { Generated } from 'kysely'

export const keyStates = ['waiting', 'standing', 'revoked'] as const
/** `waiting`: a hospital has sent it, staff have not confirmed it. `standing`: what it signs counts. `revoked`: never again. */
export type KeyState = (typeof keyStates)[number]

/** Why a key no longer counts. Words: `signing-keys.why.<reason>`. */
export const revokeReasons = ['replaced', 'lost', 'exposed', 'mistaken', 'over', 'other'] as const
export type RevokeReason = (typeof revokeReasons)[number]

/** The rows as the database gives them. What each means is in docs/tables/signing_key.md. */
export type KeyTables = {
  signing_key: {
    id: Generated<number>
    trust_code: string
    key_id: string
    public_key: string
    state: KeyState
    version: number
    person_id: string
    registered_at: Date
    replaces: number | null
    confirmed_at: Date | null
    confirmed_by: string | null
    confirmed_note: string | null
    revoked_at: Date | null
    revoked_by: string | null
    revoked_why: RevokeReason | null
    revoked_note: Generated<string>
  }
}
