import type { Submission } from '@spotlight/submission'
import type { TrustCode } from '../../register/index.ts'

/** `received`: waits for staff. `signed-off`: it is evidence. `declined`, `withdrawn`: kept, and never evidence. */
export const submissionStates = ['received', 'signed-off', 'declined', 'withdrawn'] as const
export type SubmissionState = (typeof submissionStates)[number]

/** The way by which it came. Whether whoever brought it had signed in is not kept: the signature is the proof. */
export const submissionWays = ['page', 'api', 'seed'] as const
export type SubmissionWay = (typeof submissionWays)[number]

/**
 * Something about a submission that staff should look at before they sign it off; it never keeps one out. Its words are at
 * `national.finding.<code>`, with these values.
 */
export type SubmissionFinding = { readonly code: string; readonly values: Readonly<Record<string, string | number>> }

/** What a hospital counted, signed and sent, and what became of it. */
export type StoredSubmission = {
  readonly id: number
  /** As the file names it, also when the trust has merged since. */
  readonly trust: TrustCode
  /** Of the bytes: its name in receipts, in later submissions and in releases. */
  readonly sha256: string
  readonly receivedAt: Date
  readonly via: SubmissionWay
  readonly submission: Submission
  /** The very bytes that were sent: canonical JSON with the signature. */
  readonly body: string
  readonly keyId: string
  /** The submission of the same trust before this one; null for the first. */
  readonly replaces: number | null
  /** The one after it. */
  readonly replacedBy: number | null
  readonly state: SubmissionState
  readonly decidedAt: Date | null
  /** The id of whoever of the staff decided. */
  readonly decidedBy: string | null
  /** What everybody may read of the decision. */
  readonly decisionWords: { readonly en: string; readonly cy: string } | null
  readonly findings: readonly SubmissionFinding[]
  /** Grows with every change: a decision names the one that it was based on. */
  readonly version: number
}
