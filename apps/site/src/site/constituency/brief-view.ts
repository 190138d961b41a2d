import type { Constituency, Politician } from '../../register/index.ts'
import type { ReleaseSummary, StatusCode, StatusCounts } from '../../releases/index.ts'

/** What a constituency's page and its paper say. */
export type BriefView = {
  readonly constituency: Constituency
  readonly name: string
  readonly politician: Politician | null
  readonly trusts: readonly { readonly code: string; readonly name: string; readonly status: StatusCode; readonly km: number }[]
  /** null before the first release. */
  readonly release: ReleaseSummary | null
  readonly nation: StatusCounts
  readonly uk: StatusCounts
  /** What people there have done, rounded; null: nothing yet. */
  readonly done: string | null
}
