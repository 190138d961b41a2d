import { describeError, inTransaction, type MailReports, type Services } from '../../foundation/index.ts'
import type { Certificates } from './certificate-store.ts'
import { readSesReport } from './ses-report.ts'
import { isCertificateOf, isConfirmationOf, isOfNow, isSignedBy, type SnsMessage, snsMessage } from './sns-message.ts'

/** `later`: it may be true, and cannot be taken now; whoever sent it comes again. */
export type HookOutcome = 'taken' | 'unreadable' | 'refused' | 'later'

type Hook = {
  readonly services: Services
  readonly reports: MailReports & { readonly snsTopicArn: string }
  readonly certificates: Certificates
}

/** Takes what Amazon SNS has posted: of our topic, of today, and signed by Amazon. Anything else changes nothing. */
export async function takeSns({ services, reports, certificates }: Hook, body: unknown): Promise<HookOutcome> {
  const parsed = snsMessage.safeParse(body)
  if (!parsed.success) return 'unreadable'
  const message = parsed.data
  const { snsTopicArn: topic, fetchText } = reports
  const now = services.clock()
  if (message.TopicArn !== topic || !isOfNow(message, now) || !isCertificateOf(topic, message.SigningCertURL)) return 'refused'
  try {
    const key = await certificates.keyAt(message.SigningCertURL, fetchText, now)
    if (key === null) return 'later'
    if (!isSignedBy(key, message)) return 'refused'
    return await takeSigned(services, reports, message)
  } catch (error) {
    services.log('mail-report-failed', describeError(error))
    return 'later'
  }
}

async function takeSigned(
  services: Services,
  { snsTopicArn: topic, fetchText }: Hook['reports'],
  message: SnsMessage,
): Promise<HookOutcome> {
  // Somebody has ended the subscription at Amazon: to take it up again is theirs to decide.
  if (message.Type === 'UnsubscribeConfirmation') return 'taken'
  if (message.Type === 'SubscriptionConfirmation') {
    if (!isConfirmationOf(topic, message.SubscribeURL)) return 'refused'
    await fetchText(message.SubscribeURL)
    services.log('mail-reports-confirmed', {})
    return 'taken'
  }
  const report = readSesReport(message.Message, services.mailDomain)
  const { mailReturned } = services
  if (report && mailReturned) {
    await inTransaction(services.write, tx => mailReturned(tx, { ...report, at: services.clock() }))
  }
  return 'taken'
}
