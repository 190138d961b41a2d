import type { Submission } from '@spotlight/submission'
import type { RefusalReason } from '../submission-refusal.ts'

/** The newest submission of the trust that we have. */
export type Newest = { readonly sha256: string; readonly asAt: string }

/**
 * Whether a submission stands at the end of the line: each names the one before it, so none is missing, none is sent out of turn, and the hospital’s
 * own disclosure control has seen all that ever left.
 */
export function judgeOrder({ previous, asAt }: Pick<Submission, 'previous' | 'asAt'>, newest: Newest | null): RefusalReason[] {
  const reasons: RefusalReason[] = []
  if (newest === null) {
    if (previous !== null) reasons.push({ code: 'order-unknown-previous', values: { sha256: previous } })
    return reasons
  }
  if (previous === null) reasons.push({ code: 'order-previous-left-out', values: { sha256: newest.sha256, day: newest.asAt } })
  else if (previous !== newest.sha256) {
    reasons.push({ code: 'order-other-previous', values: { sha256: newest.sha256, said: previous, day: newest.asAt } })
  }
  if (asAt < newest.asAt) reasons.push({ code: 'order-earlier-day', values: { day: asAt, newest: newest.asAt } })
  return reasons
}
