import type { StoredSubmission, SubmissionState } from '../submissions/stored-submission.ts'

/** What staff can make of a submission. */
export const decisions = ['sign-off', 'decline', 'withdraw'] as const
export type SubmissionDecision = (typeof decisions)[number]

export const stateAfter = { 'sign-off': 'signed-off', decline: 'declined', withdraw: 'withdrawn' } as const satisfies Record<
  SubmissionDecision,
  SubmissionState
>

/**
 * `later`: the trust has sent a newer one, which is waiting or has been signed off, and that is the one to look at. `part`: the trust has since
 * become a part of another, of which this is no count.
 */
export type MayDecide = 'yes' | 'wrong-state' | 'later' | 'no-trust' | 'part'

type Given = {
  readonly submission: Pick<StoredSubmission, 'id' | 'state'>
  /** Every submission of the same trust. */
  readonly all: readonly Pick<StoredSubmission, 'id' | 'state'>[]
  /** The open trust that answers for it today; null where there is none, or more than one. */
  readonly trust: string | null
  /** That open trust is more than the one that counted. */
  readonly isPart: boolean
}

/**
 * Whether staff can do this to a submission. One that was declined or withdrawn by mistake can still be signed off: the hospital cannot send the
 * same file twice.
 */
export function mayDecide(decision: SubmissionDecision, { submission, all, trust, isPart }: Given): MayDecide {
  if (decision === 'withdraw') return submission.state === 'signed-off' ? 'yes' : 'wrong-state'
  if (decision === 'decline') return submission.state === 'received' ? 'yes' : 'wrong-state'
  if (submission.state === 'signed-off') return 'wrong-state'
  if (trust === null) return 'no-trust'
  if (isPart) return 'part'
  return all.some(({ id, state }) => id > submission.id && (state === 'received' || state === 'signed-off')) ? 'later' : 'yes'
}

/** The count that stands for a trust: the newest that is signed off. */
export const standingOf = <Each extends Pick<StoredSubmission, 'receivedAt' | 'id' | 'state'>>(
  all: readonly Each[],
): Each | null =>
  all
    .filter(({ state }) => state === 'signed-off')
    .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || b.id - a.id)[0] ?? null
