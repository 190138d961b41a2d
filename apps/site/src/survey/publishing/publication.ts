import type { ReleaseId } from '../../releases/index.ts'
import type { RoundId } from '../types.ts'

export const publicationStates = ['planned', 'published', 'stopped', 'cancelled'] as const
export type PublicationState = (typeof publicationStates)[number]

/** Why a publication that was planned did not happen: something was open again, or something is not as it was when it was planned. */
export const stopReasons = ['open', 'changed', 'round-not-open'] as const
export type StopReason = (typeof stopReasons)[number]

/** One order to publish the results of a round: at once, or at a chosen moment. */
export type Publication = {
  readonly id: number
  readonly round: RoundId
  readonly state: PublicationState
  readonly title: string
  /** The day up to which answers are counted. */
  readonly asOf: string
  /** Of everything that whoever ordered it has seen: anything else is not published. */
  readonly fingerprint: string
  readonly publishAt: Date
  readonly release: ReleaseId | null
  readonly stoppedBecause: StopReason | null
  readonly askedAt: Date
  readonly askedBy: string
  readonly settledAt: Date | null
  readonly settledBy: string | null
}
