import type { MailFailure, MailKind, MailState } from './mail.ts'

/** How an attempt at a mail ended, for the room that had queued it. */
export type SettledMail = {
  readonly id: number
  readonly kind: MailKind
  /** `queued` again: the mail server asked us to come back. */
  readonly state: MailState
  readonly failure: MailFailure | null
  readonly at: Date
}
