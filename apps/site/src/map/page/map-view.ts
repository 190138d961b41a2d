import type { Nation } from '../../register/index.ts'
import type { PublishedStatus, ReleaseSummary, StatusCode, StatusCounts } from '../../releases/index.ts'
import type { Drawing } from '../drawing/drawing.ts'
import type { Outline } from '../drawing/read-outline.ts'
import type { MapQuery } from '../query/map-link.ts'

/** A trust inside the survey: it has a status. */
export type ListedTrust = PublishedStatus & { readonly status: StatusCode }
/** A trust outside the survey, and outside every denominator, with the reason. */
export type ExcludedTrust = PublishedStatus & { readonly status: null }

export type Region = { readonly code: string; readonly name: string; readonly nation: Nation }

export type Nearby = {
  readonly district: string
  readonly trusts: readonly { readonly trust: ListedTrust; readonly km: number }[]
}

/** All that the page shows. */
export type MapView = {
  readonly query: MapQuery
  /** The day in the UK. */
  readonly today: string
  /** null before the first release. */
  readonly release: ReleaseSummary | null
  readonly isNewest: boolean
  readonly releases: readonly ReleaseSummary[]
  /** The release to which "changed" looks back. */
  readonly earlier: ReleaseSummary | null
  /** Of all trusts of the release, whatever the address asks for. */
  readonly counts: StatusCounts
  readonly regions: readonly Region[]
  readonly outline: Outline
  readonly drawing: Drawing
  /** The trusts asked for, in the order asked for. */
  readonly rows: readonly ListedTrust[]
  /** What decided, in a sentence, by the rule's id. */
  readonly reasons: ReadonlyMap<string, string>
  readonly excluded: readonly ExcludedTrust[]
  readonly near: Nearby | null
}
