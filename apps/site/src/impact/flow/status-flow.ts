import type { ReleaseSummary, StatusCode } from '../../releases/index.ts'

/**
 * Where a trust stands in a release. `excluded`: listed with a reason, outside every denominator. `not-there`: the release does not list it,
 * because it was founded later, or has become part of another trust.
 */
export const flowStatuses = [
  'collecting',
  'partial',
  'not-collecting',
  'no-response',
  'not-asked',
  'excluded',
  'not-there',
] as const satisfies readonly (StatusCode | 'excluded' | 'not-there')[]
export type FlowStatus = (typeof flowStatuses)[number]

/** A trust on its way, by the name that it has in the later release that lists it. */
export type FlowTrust = {
  readonly code: string
  readonly name: string
  readonly nameCy: string | null
  readonly from: FlowStatus
  readonly to: FlowStatus
  /** The trusts of today that it has become part of; empty for one that still is. */
  readonly successors: readonly string[]
}

/** One band of the diagram: every trust that went this way, by name. */
export type FlowMove = { readonly from: FlowStatus; readonly to: FlowStatus; readonly trusts: readonly FlowTrust[] }

/** What became of every trust between two releases. Every trust of either is in exactly one move. */
export type StatusFlow = {
  readonly from: ReleaseSummary
  readonly to: ReleaseSummary
  /** In the order of the statuses, those of the earlier release first. None is empty. */
  readonly moves: readonly FlowMove[]
  readonly changed: number
  readonly unchanged: number
  /** Whether both were decided by the same criteria: if not, a change may be one of the rule. */
  readonly hasSameCriteria: boolean
}
