import type { Message } from '../types.ts'

/** Who handed a mail in, and for whom: what was said to our mail server before the mail itself. */
export type Envelope = {
  /** Empty for reports of mail servers, which nobody may answer. */
  readonly sender: string
  readonly recipients: readonly string[]
}

/** What a mail says, as far as anything can be read in it. Every text is safe to store and to show as text. */
export type IncomingMail = {
  readonly messageId: string | null
  /** Message-IDs of the mails that it answers. */
  readonly answers: readonly string[]
  readonly from: string
  /** For whom it says it is: what mail servers and programs wrote into its headings. Lower case. */
  readonly addressedTo: readonly string[]
  /** When it says it was sent, or came to a mail server; null when it does not say. */
  readonly datedAt: Date | null
  readonly subject: string
  readonly text: string
  readonly attachments: Message['attachments']
  /** What our own mail server found out about the sender. */
  readonly authentication: string | null
  readonly signs: MailSigns
  /** False when it could not be taken apart: the text is then the mail as it came. */
  readonly isWhole: boolean
}

/** What tells mails of machines from mails of people. */
export type MailSigns = {
  /** `report-type` of a multipart/report: `delivery-status`, `disposition-notification`. */
  readonly reportType: string | null
  /** The machine-readable parts of a report, as text. */
  readonly deliveryStatus: string | null
  readonly dispositionNotification: string | null
  /** What a provider writes of a reader who has called a mail unwanted (RFC 5965). */
  readonly feedback: string | null
  /** The headers of the mail that a report is about. */
  readonly returnedHeaders: string | null
  readonly autoSubmitted: string | null
  readonly precedence: string | null
  readonly hasAutoReplyHeader: boolean
}

export const noSigns: MailSigns = {
  reportType: null,
  deliveryStatus: null,
  dispositionNotification: null,
  feedback: null,
  returnedHeaders: null,
  autoSubmitted: null,
  precedence: null,
  hasAutoReplyHeader: false,
}
