import type { Hospital, Succession, Trust } from '../../register/index.ts'
import type { PublicStatement, PublishedStatus, ReleaseSummary, StatusCode } from '../../releases/index.ts'
import type { PublishedMoment } from './moments.ts'

/** What stands at the top: what the trust is in this campaign. */
export type Standing =
  /** In the newest release, or surveyed and not asked yet. A null status is a trust that is excluded, with its reason. */
  | { readonly kind: 'in-survey'; readonly status: PublishedStatus; readonly release: ReleaseSummary | null }
  /** Not asked at all, or nobody has decided yet. */
  | { readonly kind: 'not-in-survey'; readonly decision: 'to-confirm' | 'not-surveyed'; readonly reason: string }
  /** Closed: where its hospitals went. */
  | { readonly kind: 'closed'; readonly on: string; readonly successors: readonly Trust[] }

export type NearbyTrust = { readonly code: string; readonly name: string; readonly status: StatusCode; readonly km: number }

/** All that the page of one trust shows. */
export type TrustView = {
  readonly trust: Trust
  readonly name: string
  readonly standing: Standing
  readonly moments: readonly PublishedMoment[]
  readonly ancestors: readonly Succession[]
  readonly hospitals: readonly Hospital[]
  readonly nearby: readonly NearbyTrust[]
  readonly statements: readonly PublicStatement[]
}
