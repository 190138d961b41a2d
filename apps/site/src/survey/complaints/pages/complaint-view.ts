import type { Verdict } from '../../../accounts/index.ts'
import type { FieldError, PageView } from '../../../foundation/index.ts'
import type { Round } from '../../types.ts'
import type { Complaint, ComplaintClock } from '../complaint.ts'
import type { ComplaintNote } from '../complaint-store.ts'

export const doneNotices = ['recorded', 'mended', 'acknowledged', 'note', 'settled', 'followed', 'reopened', 'same'] as const
export type DoneNotice = (typeof doneNotices)[number]

export type ComplaintView = {
  readonly complaint: Complaint
  readonly clock: ComplaintClock
  readonly notes: readonly ComplaintNote[]
  /** The round that it is about. */
  readonly round: Round | null
  readonly rounds: readonly Round[]
  /** The newest release, in which something may have to be mended; null before the first. */
  readonly release: string | null
  /** Whether there is a request to this trust in that round. */
  readonly hasRequest: boolean
  readonly may: { readonly record: Verdict; readonly settle: Verdict }
  readonly formToken: string
  readonly today: string
  readonly done: DoneNotice | null
  /** What somebody typed in one of the forms, when it could not be kept; by the names of its fields. */
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Somebody else was faster. */
  readonly isConflict: boolean
  readonly status?: PageView['status']
}
