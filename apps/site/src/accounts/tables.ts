import type { Generated } from 'kysely'
import type { Locale, Role } from '../foundation/index.ts'

/**
 * How somebody proved who they are. `password`: only the first half, nothing of the console opens; the others are whole.
 */
export type SignInMethod = 'password' | 'totp' | 'backup-code' | 'passkey'

/** The rows of this room, as the database gives them. */
export type AccountsTables = {
  setup_link: {
    token_hash: string
    email: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
    revoked_at: Date | null
  }
  staff: {
    id: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    role: Role
    language: Locale
    two_factor_enabled: boolean
    deactivated_at: Date | null
    created_at: Date
    updated_at: Date
  }
  staff_account: {
    id: string
    staff_id: string
    provider_id: string
    account_id: string
    password: string | null
    created_at: Date
    updated_at: Date
  }
  staff_session: {
    id: string
    token: string
    staff_id: string
    method: SignInMethod
    user_agent: string | null
    ip_address: string | null
    created_at: Date
    updated_at: Date
    seen_at: Date
    proved_at: Date
    expires_at: Date
  }
  staff_verification: {
    id: string
    identifier: string
    value: string
    expires_at: Date
    created_at: Date
    updated_at: Date
  }
  staff_two_factor: {
    id: string
    staff_id: string
    secret: string
    backup_codes: string
    verified: boolean
    failed_verification_count: number
    locked_until: Date | null
  }
  staff_totp_setup: { staff_id: string; secret: string; created_at: Date }
  staff_used_code: { staff_id: string; code_hash: string; used_at: Date }
  staff_passkey: {
    id: string
    staff_id: string
    name: string | null
    public_key: string
    credential_id: string
    counter: number
    device_type: string
    backed_up: boolean
    transports: string | null
    aaguid: string | null
    created_at: Date
  }
  staff_rate_limit: {
    purpose: 'address' | 'account' | 'mail' | 'guess' | 'upload' | 'submission'
    key_hash: string
    tries: number
    locks: number
    window_began_at: Date
    locked_until: Date | null
    forget_at: Date
  }
  invitation: {
    id: string
    email: string
    role: Role
    language: Locale
    token_hash: string
    invited_by: string
    created_at: Date
    sent_at: Date
    expires_at: Date
    accepted_by: string | null
    accepted_at: Date | null
    withdrawn_at: Date | null
  }
  /** `id` is the database's own. */
  staff_bar: {
    id: Generated<number>
    staff_id: string
    trust_code: string
    reason: string
    barred_by: string
    barred_at: Date
    lifted_by: string | null
    lifted_at: Date | null
  }
  staff_preference: { staff_id: string; key: string; value: string; saved_at: Date }
}
