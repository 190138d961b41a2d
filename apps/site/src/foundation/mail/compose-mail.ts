import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { DkimKey } from './dkim-key.ts'
import type { StoredMail } from './mail.ts'

/** A mail as it travels. */
export type ComposedMail = { readonly bytes: Buffer; readonly envelope: { from: string | false; to: string[] } }

/** Writes a mail as it travels, signed when there is a key. `at`: when it leaves. */
export async function composeMail(mail: StoredMail, dkim: DkimKey | null, at: Date): Promise<ComposedMail> {
  const node = new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    messageId: mail.messageId,
    // When it leaves: a letter may have waited for its turn or for somebody's word, and a mail dated long ago looks like spam.
    date: at,
    headers: { ...mail.headers },
    // A body is text and nothing else: no file of this machine and no address is ever read into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const bytes = await node.build()
  const envelope = node.getEnvelope()
  return {
    bytes: dkim === null ? bytes : await sign(bytes, dkim),
    envelope: mail.envelopeFrom === null ? envelope : { ...envelope, from: mail.envelopeFrom },
  }
}

/** What nobody on the way may change. RFC 8058 (4) asks for both headers of one-click unsubscribing, of which the library leaves one out. */
const headerFieldNames =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Id:List-Unsubscribe:List-Unsubscribe-Post'

const sign = (bytes: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> =>
  buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames }).sign(bytes))
