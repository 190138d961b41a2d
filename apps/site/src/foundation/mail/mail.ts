/**
 * What a mail is for. A `request` is a letter of a round to a trust: when nobody knows whether it was sent, a person decides. Everything
 * else can be asked for again by whoever waits for it, and is never sent twice.
 */
export const mailKinds = ['request', 'mailing', 'confirmation', 'letter', 'alert', 'test'] as const
export type MailKind = (typeof mailKinds)[number]

/**
 * `queued`: waits to be sent. `held`: stays in the outbox, since mail was off when it was written. `sending`: was handed to the mail server,
 * which has not answered yet. `sent`: the mail server has taken it. `failed`: it will not be sent. `uncertain`: the connection or the
 * process ended before the mail server's answer: it may have been sent or not. `recalled`: somebody took it back before it left.
 */
export const mailStates = ['queued', 'held', 'sending', 'sent', 'failed', 'uncertain', 'recalled'] as const
export type MailState = (typeof mailStates)[number]

export type NewMail = {
  readonly kind: MailKind
  /** `Name <address>` or an address. */
  readonly from: string
  readonly to: string
  readonly replyTo?: string
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** The same as a page (multipart/alternative), for mail programs that show one. Whoever writes it has made it safe; nothing is fetched for it. */
  readonly html?: string
  /** More headers, such as List-Unsubscribe (RFC 8058). */
  readonly headers?: Readonly<Record<string, string>>
  /** Where a mail server returns what it cannot deliver; the address in `from` when absent. */
  readonly envelopeFrom?: string
  /** Made here when absent. With it somebody can write it down in the same transaction. */
  readonly messageId?: string
  /** It does not leave before this moment. */
  readonly notBefore?: Date
  /** The batch that it leaves with: spread over time, and paused or recalled together. */
  readonly batch?: number
}

export type StoredMail = {
  readonly id: number
  readonly messageId: string
  readonly kind: MailKind
  readonly from: string
  readonly to: string
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly envelopeFrom: string | null
  readonly batch: number | null
  readonly state: MailState
  readonly attempts: number
  /** Why the last attempt did not succeed, as one of our own words; never what the other server said, which may hold an address. */
  readonly failure: MailFailure | null
  readonly queuedAt: Date
  readonly nextAttemptAt: Date | null
  readonly settledAt: Date | null
}

/** `not-reached`: no mail server answered. `sign-in-refused`, `not-private`: it did not take our password, or has no encryption.
 * `refused-for-now`, `refused`: it answered with 4xx, 5xx. `no-such-address`: it said of the receiving address itself that mail never arrives there. `gave-up`: too many attempts. `interrupted`: the answer was never heard. */
export type MailFailure =
  | 'not-reached'
  | 'sign-in-refused'
  | 'not-private'
  | 'refused-for-now'
  | 'refused'
  | 'no-such-address'
  | 'gave-up'
  | 'interrupted'
