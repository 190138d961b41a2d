// Long because: it is one table of mails as trusts write them, each with what it looks like.
import { expect, test } from 'vitest'
import type { Envelope } from './incoming-mail.ts'
import { deliveryReport, mailFrom, rawMail } from './mails-for-tests.ts'
import { readMail } from './read-mail.ts'
import { recognise } from './recognise.ts'

const fromTrust: Envelope = { sender: 'foi@ex-003.invalid', recipients: ['reply+abcd1234@spotlight.invalid'] }
const fromMachine: Envelope = { ...fromTrust, sender: '' }
const foi = 'FOI Team <foi@ex-003.invalid>'
const ours = [
  '',
  'On 3 Nov 2026 at 09:00, Campaign wrote:',
  '> Please clarify if you do not understand.',
  '> You must answer in 20 working days.',
]

const withAttachment = (subject: string, name: string, type: string): Buffer =>
  rawMail(
    `From: ${foi}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Thank you for your request.',
    '--x',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQK',
    '--x--',
    '',
  )

const readReceipt = rawMail(
  `From: ${foi}`,
  'Subject: Read: Request for information',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=disposition-notification; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain',
  '',
  'Your message was read.',
  '--x',
  'Content-Type: message/disposition-notification',
  '',
  'Final-Recipient: rfc822; foi@ex-003.invalid',
  'Disposition: automatic-action/MDN-sent-automatically; displayed',
  '--x--',
  '',
)

type Case = [what: string, raw: Buffer, envelope: Envelope, guess: string, needsReading: boolean]

const cases: Case[] = [
  ['a report of failure', deliveryReport(), fromMachine, 'bounce', true],
  ['a report of delay', deliveryReport({ action: 'delayed', status: '4.4.1' }), fromMachine, 'bounce', false],
  ['a report of delivery', deliveryReport({ action: 'delivered', status: '2.0.0' }), fromMachine, 'read-receipt', false],
  [
    'an old server that reports in words only',
    mailFrom(
      'MAILER-DAEMON@mx.trust.invalid',
      'failure notice',
      [],
      '<foi@ex-003.invalid>:',
      '550 5.1.1 no mailbox here by that name',
    ),
    fromMachine,
    'bounce',
    true,
  ],
  ['a receipt of reading', readReceipt, fromTrust, 'read-receipt', false],
  [
    'an absence notice of Exchange',
    mailFrom(
      foi,
      'Automatic reply: Request',
      ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All'],
      'I am out until Monday.',
    ),
    fromTrust,
    'automatic-reply',
    false,
  ],
  [
    'an absence notice that only its subject tells',
    mailFrom(foi, 'Out of Office: Request for information', [], 'I am on leave and will reply when I return.'),
    fromTrust,
    'automatic-reply',
    false,
  ],
  [
    'a Welsh absence notice',
    mailFrom(foi, 'Ateb awtomatig: Cais am wybodaeth', [], 'Rwyf i ffwrdd o’r swyddfa.'),
    fromTrust,
    'automatic-reply',
    false,
  ],
  [
    'an acknowledgement by a machine',
    mailFrom(
      foi,
      'FOI 4411 received',
      ['Auto-Submitted: auto-replied'],
      'Thank you for your request, which has been logged as FOI 4411.',
      ...ours,
    ),
    fromTrust,
    'acknowledgement',
    false,
  ],
  [
    'an acknowledgement by a person',
    mailFrom(
      foi,
      'RE: Request',
      [],
      'Dear Campaign,',
      'I acknowledge receipt of your email. We will respond within 20 working days.',
      ...ours,
    ),
    fromTrust,
    'acknowledgement',
    true,
  ],
  [
    'a Welsh acknowledgement',
    mailFrom(foi, 'Cais am wybodaeth', [], 'Diolch am eich cais. Byddwn yn ymateb o fewn 20 diwrnod gwaith.'),
    fromTrust,
    'acknowledgement',
    true,
  ],
  [
    'a question to us',
    mailFrom(foi, 'RE: Request', [], 'Thank you for your request. Could you please clarify what you mean by “return”?', ...ours),
    fromTrust,
    'clarification',
    true,
  ],
  [
    'a fees notice',
    mailFrom(
      foi,
      'FOI 4411: fees notice',
      [],
      'In response to your request, this is a fees notice under section 9 of the Act. We can answer on payment of £35.00.',
      ...ours,
    ),
    fromTrust,
    'fees-notice',
    true,
  ],
  [
    'a fees notice that a case system sends by itself',
    mailFrom(
      foi,
      'FOI 4411',
      ['Auto-Submitted: auto-generated'],
      'We are issuing you with a fees notice. A fee of £20 is payable.',
    ),
    fromTrust,
    'fees-notice',
    true,
  ],
  [
    'a Welsh fees notice',
    mailFrom(foi, 'Cais 4411', [], 'Hysbysiad ffioedd yw hwn. Gallwn ateb ar ôl derbyn £35.00.'),
    fromTrust,
    'fees-notice',
    true,
  ],
  [
    'an acknowledgement that speaks of fees that may come',
    mailFrom(
      foi,
      'RE: Request',
      [],
      'Thank you for your request, which we received today. If a fee is payable we will send you a fees notice.',
      'Should we need more time to consider the public interest, we will let you know.',
      ...ours,
    ),
    fromTrust,
    'acknowledgement',
    true,
  ],
  [
    'a notice that more time is needed',
    mailFrom(
      foi,
      'FOI 4411',
      [],
      'We are considering whether section 43 applies. We need more time to weigh the public interest and expect to answer by 4 May.',
      ...ours,
    ),
    fromTrust,
    'extension',
    true,
  ],
  [
    'a notice that the time is extended',
    mailFrom(
      foi,
      'FOI 4411',
      [],
      'I am writing to tell you that the Trust is extending the time for its response under section 10(3).',
    ),
    fromTrust,
    'extension',
    true,
  ],
  [
    'a Welsh notice that more time is needed',
    mailFrom(foi, 'Cais 4411', [], 'Mae angen mwy o amser arnom i bwyso a mesur budd y cyhoedd.'),
    fromTrust,
    'extension',
    true,
  ],
  [
    'a refusal that speaks of a fee and of time',
    mailFrom(
      foi,
      'FOI 4411',
      [],
      'We refuse your request under section 12. A fee of £625 is payable if you want us to go on, and we need more time then.',
    ),
    fromTrust,
    'answer',
    true,
  ],
  [
    'a late answer that once needed more time',
    mailFrom(foi, 'FOI 4411', [], 'We are sorry that we needed more time. The Trust does not record this.'),
    fromTrust,
    'answer',
    true,
  ],
  ['an answer in a document', withAttachment('FOI response', 'response.pdf', 'application/pdf'), fromTrust, 'answer', true],
  ['an acknowledgement with a logo', withAttachment('RE: Request', 'logo.png', 'image/png'), fromTrust, 'acknowledgement', true],
  [
    'an answer in words that also thanks us',
    mailFrom(foi, 'RE: Request', [], 'Thank you for your request.', 'The Trust does not routinely record this.', ...ours),
    fromTrust,
    'answer',
    true,
  ],
  [
    'an answer that a case system sends by itself',
    mailFrom(foi, 'FOI 4411', ['Auto-Submitted: auto-generated'], 'Please find attached our response.'),
    fromTrust,
    'answer',
    true,
  ],
  [
    'a refusal',
    mailFrom(foi, 'RE: Request', [], 'We refuse your request under section 12 of the Act.'),
    fromTrust,
    'answer',
    true,
  ],
  ['a number alone', mailFrom(foi, 'RE: Request', [], '31'), fromTrust, 'answer', true],
  ['nothing at all', rawMail('Subject: ', '', ''), fromTrust, 'answer', true],
]

test.each(cases)('%s', async (_, raw, envelope, guess, needsReading) => {
  expect(recognise(await readMail(raw), envelope)).toMatchObject({ guess, needsReading })
})

test.each([
  ['abuse', 'complaint'],
  ['not-spam', 'unclear'],
])('a provider’s report of what a reader called a mail (%s) says of which one', async (type, severity) => {
  const raw = rawMail(
    'From: feedback@provider.invalid',
    'To: complaints@spotlight.invalid',
    'Subject: FW: News',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: Provider/1.0',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <our-news@spotlight.invalid>',
    'Subject: News',
    '',
    'Good morning.',
    '--b--',
    '',
  )
  expect(recognise(await readMail(raw), fromMachine).bounce).toEqual({
    severity,
    failedAddress: null,
    aboutMessageId: '<our-news@spotlight.invalid>',
  })
})

test.each([
  ['a failure for good', deliveryReport(), 'hard'],
  ['a full mailbox', deliveryReport({ status: '5.2.2' }), 'hard'],
  ['a delay', deliveryReport({ action: 'delayed', status: '4.0.0' }), 'soft'],
])('%s says of which letter and address it speaks', async (_, raw, severity) => {
  expect(recognise(await readMail(raw), fromMachine).bounce).toEqual({
    severity,
    failedAddress: 'foi@ex-003.invalid',
    aboutMessageId: '<our-letter@spotlight.invalid>',
  })
})
