import type { Submission } from '@spotlight/submission'
import type { Actor, Services } from '../../foundation/index.ts'
import type { StoredSubmission, SubmissionFinding, SubmissionWay } from './stored-submission.ts'
import type { RefusalReason, SubmissionRefusal } from './submission-refusal.ts'

export type RefusedSubmission = {
  readonly outcome: 'refused'
  readonly refusal: SubmissionRefusal
  readonly reasons: readonly RefusalReason[]
}

export type ReceiveOutcome =
  | { readonly outcome: 'received' | 'already-received'; readonly stored: StoredSubmission }
  | RefusedSubmission

export type CheckOutcome =
  /** It would be taken. `earlier`: the one whose place it would take. */
  | {
      readonly outcome: 'acceptable'
      readonly submission: Submission
      readonly sha256: string
      readonly earlier: StoredSubmission | null
      readonly findings: readonly SubmissionFinding[]
    }
  | { readonly outcome: 'already-received'; readonly stored: StoredSubmission }
  | RefusedSubmission

/** What of the services receiving needs. */
export type SubmissionHouse = Pick<Services, 'db' | 'write' | 'clock' | 'root' | 'log' | 'campaign'>

/**
 * Takes a signed file from whoever brings it: the signature is the proof, so who brings it does not matter. The same bytes twice are one submission,
 * also at the same moment. Never throws for what was sent.
 */
export function receiveSubmission(
  _house: SubmissionHouse,
  _sent: { readonly bytes: Uint8Array; readonly via: SubmissionWay; readonly actor: Actor },
): Promise<ReceiveOutcome> {
  return Promise.reject(new Error('Receiving submissions is not ready'))
}

/** The same without writing anything, for the page that shows what would be sent. */
export function checkSubmission(_house: SubmissionHouse, _bytes: Uint8Array): Promise<CheckOutcome> {
  return Promise.reject(new Error('Receiving submissions is not ready'))
}
