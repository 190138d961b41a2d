/** A raw mail from lines; real mails end their lines with CR LF. */
export const rawMail = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'))

const plain = ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '']

export const mailFrom = (from: string, subject: string, headers: readonly string[], ...text: readonly string[]): Buffer =>
  rawMail(
    `From: ${from}`,
    'To: reply+abcd1234@spotlight.invalid',
    `Subject: ${subject}`,
    'Date: Tue, 03 Nov 2026 09:00:00 +0000',
    `Message-ID: <${subject.replace(/\W+/g, '-')}@trust.invalid>`,
    ...headers,
    ...plain,
    ...text,
  )

/** A report of a mail server (RFC 3464) about a letter of ours. */
export const deliveryReport = ({
  action = 'failed',
  status = '5.1.1',
  recipient = 'foi@ex-003.invalid',
  about = '<our-letter@spotlight.invalid>',
}: {
  action?: string
  status?: string
  recipient?: string
  about?: string
} = {}): Buffer =>
  rawMail(
    'From: Mail Delivery System <MAILER-DAEMON@mx.trust.invalid>',
    'To: reply+abcd1234@spotlight.invalid',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Message-ID: <report@mx.trust.invalid>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=b"',
    '',
    '--=b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--=b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.trust.invalid',
    'Arrival-Date: Tue, 3 Nov 2026 09:00:00 +0000',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--=b',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Campaign <reply+abcd1234@spotlight.invalid>',
    `Message-ID: ${about}`,
    'Subject: Request for information',
    '',
    '--=b--',
    '',
  )
