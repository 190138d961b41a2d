import type { Envelope, IncomingMail } from './incoming-mail.ts'

/** What a mail server says of a mail of ours. `hard`: it will not be delivered. `soft`: not yet. `delivered`: a receipt of delivery.
 * `complaint`: its reader has called it unwanted (RFC 5965). */
export type BounceReport = {
  readonly severity: 'hard' | 'soft' | 'complaint' | 'delivered' | 'unclear'
  /** The address that failed, lower case, when it is named. */
  readonly failedAddress: string | null
  /** The Message-ID of our mail, when it is sent back. */
  readonly aboutMessageId: string | null
}

const bounceSubject =
  /undeliver|delivery (status notification|has failed|failure|failed|incomplete)|returned mail|mail delivery (failed|system|subsystem)|failure notice|delivery delayed|could not be delivered/i
const machineName = /^(mailer-daemon|postmaster|mail-daemon|mdaemon|noreply-bounce)@|^mailer-daemon$/i

/** The report in a mail (RFC 3464, RFC 5965), or what can be told where a server sends only words. Null: this is no report. */
export function bounceReport(mail: IncomingMail, envelope: Envelope): BounceReport | null {
  const { reportType, deliveryStatus, feedback, returnedHeaders } = mail.signs
  const aboutMessageId = messageIdIn(returnedHeaders ?? '')
  if (feedback !== null) return { severity: severityOfFeedback(feedback), failedAddress: null, aboutMessageId }
  if (reportType === 'delivery-status' || deliveryStatus !== null) {
    return { ...inStatus(deliveryStatus ?? '', mail.text), aboutMessageId }
  }
  const fromMachine = envelope.sender === '' || machineName.test(mail.from)
  if (!fromMachine || !bounceSubject.test(mail.subject)) return null
  return { severity: severityInWords(mail.text), failedAddress: addressIn(mail.text), aboutMessageId: messageIdIn(mail.text) }
}

function inStatus(status: string, words: string): Pick<BounceReport, 'severity' | 'failedAddress'> {
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.{1,300})$`, 'im').exec(status)?.[1]?.trim() ?? null
  const recipient = field('Original-Recipient') ?? field('Final-Recipient')
  const failedAddress = recipient === null ? addressIn(words) : addressIn(recipient.replace(/^[^;]*;/, ''))
  return { severity: severityOf(field('Action')?.toLowerCase() ?? null, field('Status'), words), failedAddress }
}

/** That somebody has called a mail wanted after all, or that a signature failed, is a report of this kind too (RFC 5965, 7.3). */
const severityOfFeedback = (feedback: string): BounceReport['severity'] =>
  /^feedback-type:[ \t]*(abuse|fraud)[ \t]*\r?$/im.test(feedback) ? 'complaint' : 'unclear'

function severityOf(action: string | null, status: string | null, words: string): BounceReport['severity'] {
  if (action !== null && /^(delivered|relayed|expanded)/.test(action)) return 'delivered'
  if (action?.startsWith('delayed')) return 'soft'
  if (status?.startsWith('5.')) return 'hard'
  if (status?.startsWith('4.')) return 'soft'
  if (status?.startsWith('2.')) return 'delivered'
  return severityInWords(words)
}

/** Enhanced codes first (RFC 3463), then plain ones (RFC 5321). */
function severityInWords(words: string): BounceReport['severity'] {
  const text = words.slice(0, 20_000)
  const code = /\b([45])\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[1] ?? /(?:^|[\s:])([45])[0-7]\d[\s-]/m.exec(text)?.[1]
  if (code === '5') return 'hard'
  if (code === '4') return 'soft'
  return 'unclear'
}

const addressIn = (text: string): string | null =>
  /[^\s<>@"'(),;:]{1,64}@[a-z0-9.-]{1,250}[a-z0-9]/i.exec(text.slice(0, 20_000))?.[0]?.toLowerCase() ?? null

const messageIdIn = (headers: string): string | null =>
  /^message-id:\s*(<[^<>\s]{1,400}>)/im.exec(headers.slice(0, 64_000))?.[1] ?? null
