import { randomUUID } from 'node:crypto'
import type { WriteDb } from '../database/handle.ts'
import type { NewMail } from './mail.ts'
import { insertMail } from './mail-store.ts'

/** What of the services decides where a mail goes. */
export type MailOffice = { readonly smtpUrl: string | null; readonly mailDomain: string; readonly clock: () => Date }

/**
 * Writes a mail into the outbox, in the transaction of whatever it belongs to: it leaves when, and only when, that is kept. Its
 * Message-ID is fixed here, so that a mail server can tell a second copy. Returns the mail's id.
 */
export function queueMail(tx: WriteDb, mail: NewMail, { smtpUrl, mailDomain, clock }: MailOffice): Promise<number> {
  const now = clock()
  const inHeaders = [mail.from, mail.to, mail.replyTo ?? '', mail.subject, ...Object.entries(mail.headers ?? {}).flat()]
  // Whoever writes into a header line must not be able to begin another one.
  if (inHeaders.some(text => /[\r\n\0]/.test(text))) throw new Error('A header of a mail holds a line break')
  return insertMail(tx, {
    messageId: `<${randomUUID()}@${mailDomain}>`,
    kind: mail.kind,
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo ?? null,
    subject: mail.subject,
    text: mail.text,
    headers: mail.headers ?? {},
    state: smtpUrl === null ? 'held' : 'queued',
    queuedAt: now,
    nextAttemptAt: smtpUrl === null ? null : now,
  })
}
