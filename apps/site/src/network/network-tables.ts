import type { Generated } from 'kysely'
import type { Locale } from '../foundation/index.ts'
import type { Nation } from '../register/index.ts'
import type {
  AboutMe,
  Basis,
  Collection,
  Ending,
  Interest,
  KnownStatus,
  LinkKind,
  ListPurpose,
  Purpose,
  RequestKind,
  Says,
  SubscriptionState,
  SupporterMailKind,
  SupporterState,
  SuppressionReason,
  Way,
} from './network-words.ts'

/** The rows of this room, as the database gives them. What each row means is in docs/tables. */
export type NetworkTables = {
  supporter: {
    id: Generated<number>
    address: string
    address_typed: string
    locale: Locale
    state: SupporterState
    asked_at: Date
    confirmed_at: Date | null
    left_at: Date | null
    first_name: Generated<string | null>
    nation: Generated<Nation | null>
    district: Generated<string | null>
    interests: Generated<Interest[]>
    about_me: Generated<AboutMe[]>
  }
  consent_wording: {
    id: Generated<number>
    purpose: Purpose
    language: Locale
    version: number
    text: string
    sha256: string
    first_used_at: Date
  }
  consent: {
    id: Generated<number>
    supporter_id: number
    purpose: Purpose
    says: Says
    basis: Basis | null
    wording_id: number | null
    about: string | null
    page: string
    way: Way
    asked_at: Date | null
    at: Date
    collected: Generated<Collection | null>
    evidence: Generated<string | null>
  }
  permission: { supporter_id: number; purpose: ListPurpose; basis: Basis; since: Date }
  /** `agreements` goes in as text. */
  sign_up: {
    id: Generated<number>
    supporter_id: number
    agreements: unknown
    first_name: string | null
    nation: Nation | null
    district: string | null
    interests: Interest[]
    page: string
    asked_at: Date
    confirmed_at: Date | null
  }
  /** `purpose` is empty where it is for all. */
  suppression: { key: string; reason: SuppressionReason; purpose: Purpose | ''; since: Date }
  alert_subscription: {
    id: Generated<number>
    supporter_id: number
    trust_code: string
    state: SubscriptionState
    told_status: KnownStatus
    told_release: string | null
    asked_at: Date
    confirmed_at: Date | null
    ended_at: Date | null
    ended_because: Ending | null
    followed_from: string | null
  }
  alert: {
    id: Generated<number>
    subscription_id: number
    release: string
    trust_code: string
    status_before: KnownStatus
    status_after: KnownStatus
    mail_id: number
    at: Date
  }
  supporter_link: {
    token_hash: string
    kind: LinkKind
    supporter_id: number
    subscription_id: number | null
    wording_id: number | null
    page: string | null
    made_at: Date
    expires_at: Date | null
    used_at: Date | null
    sign_up_id: Generated<number | null>
    new_address: Generated<string | null>
    new_address_typed: Generated<string | null>
  }
  supporter_mail: { mail_id: number; message_id: string; kind: SupporterMailKind; queued_at: Date; supporter_id: number }
  /** `removed` goes in as text. */
  retention_run: { id: Generated<number>; on_day: string; at: Date; removed: unknown }
  /** `counts` goes in as text. */
  supporter_import: { id: Generated<number>; at: Date; is_trial: boolean; file_sha256: string; counts: unknown }
  supporter_import_fault: { import_id: number; line: number; reason: string }
  data_request: {
    id: Generated<number>
    kind: RequestKind
    reference: string
    received_on: string
    due_on: string
    answered_on: string | null
  }
}
