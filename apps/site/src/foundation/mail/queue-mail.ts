import { randomUUID } from 'node:crypto'
import type { WriteDb } from '../database/handle.ts'
import { domainOf } from './domain-of.ts'
import type { NewMail } from './mail.ts'
import { type InsertMail, insertMails } from './mail-store.ts'

/** What of the services decides where a mail goes. */
export type MailOffice = {
  readonly smtpUrl: string | null
  readonly mailDomain: string
  readonly clock: () => Date
  /** Where the site is, for links in mails; absent where no mail has one. */
  readonly baseUrl?: string
}

/** A Message-ID that no other mail has. */
export const newMessageId = (mailDomain: string): string => `<${randomUUID()}@${mailDomain}>`

/**
 * Writes a mail into the outbox, in the transaction of whatever it belongs to: it leaves when, and only when, that is kept. Its
 * Message-ID is fixed here, so that a mail server can tell a second copy. Returns the mail's id.
 */
export async function queueMail(tx: WriteDb, mail: NewMail, office: MailOffice): Promise<number> {
  const [id] = await queueMails(tx, [mail], office)
  if (id === undefined) throw new Error('The database gave no id for a mail')
  return id
}

/** The same for many at once. The ids come in the order of the mails. */
export async function queueMails(tx: WriteDb, mails: readonly NewMail[], office: MailOffice): Promise<number[]> {
  return insertMails(
    tx,
    mails.map(mail => toInsert(mail, office)),
  )
}

function toInsert(mail: NewMail, { smtpUrl, mailDomain, clock }: MailOffice): InsertMail {
  const now = clock()
  const inHeaders = [
    mail.from,
    mail.to,
    mail.replyTo ?? '',
    mail.envelopeFrom ?? '',
    mail.messageId ?? '',
    mail.subject,
    ...Object.entries(mail.headers ?? {}).flat(),
  ]
  // Whoever writes into a header line must not be able to begin another one.
  if (inHeaders.some(text => /[\r\n\0]/.test(text))) throw new Error('A header of a mail holds a line break')
  return {
    messageId: mail.messageId ?? newMessageId(mailDomain),
    kind: mail.kind,
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo ?? null,
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? null,
    headers: mail.headers ?? {},
    envelopeFrom: mail.envelopeFrom ?? null,
    batch: mail.batch ?? null,
    domain: domainOf(mail.to),
    state: smtpUrl === null ? 'held' : 'queued',
    queuedAt: now,
    nextAttemptAt: smtpUrl === null ? null : (mail.notBefore ?? now),
  }
}
