import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Script } from './behaviours.ts'
import { mediaTypes, trustFile } from './files/trust-file.ts'
import { xmlText } from './files/zip-file.ts'
import { lotOf } from './lot.ts'
import { holesOf, languageOf, type PlannedMail, type ReceivedLetter } from './plan-mails.ts'

/** A mail as it goes over the wire: the same bytes each time, so that one that is sent again is known to be the same. */
export type WrittenMail = { readonly envelope: { readonly from: string; readonly to: readonly string[] }; readonly raw: Buffer }

type Surroundings = {
  readonly script: Script
  /** Names of other invented trusts. */
  readonly others: readonly string[]
  /** A day some weeks later, in words. */
  readonly laterDay: string
  /** The campaign's own address, for those who write there. */
  readonly campaignAddress: string
  /** Another trust that has had the same letter, for those who answer for two. */
  readonly neighbour: Pick<ReceivedLetter, 'trustName' | 'replyTo'> | null
}

export async function writeMail(mail: PlannedMail, surroundings: Surroundings): Promise<WrittenMail> {
  const words = wordsIn(mail, surroundings)
  return mail.step.how === 'bounce' ? bounceOf(mail, words) : letterOf(mail, words, surroundings)
}

export type Words = {
  readonly subject: string
  readonly body: string
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Buffer } | null
}

/** What a trust says, with everything filled in that belongs to it. */
export function wordsIn(mail: PlannedMail, { script, others, laterDay, neighbour }: Surroundings): Words {
  const { texts, files } = script.texts[languageOf(mail, script)]
  const { send, attach } = mail.step
  const names = mail.step.how === 'two-trusts' && neighbour ? [neighbour.trustName] : others
  const holes = { ...holesOf(mail, script, names, laterDay), host: domainOf(mail) }
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = Object.entries(holes).find(([hole]) => hole === name)?.[1]
      if (value === undefined) throw new Error(`The text "${send}" has a hole {${name}} that nothing fills`)
      return value
    })
  const { subject, body } = lotOf(texts[send], script.seed, mail.letter.trustCode, send)
  const file = attach === undefined ? undefined : files[attach]
  if (attach !== undefined && file === undefined) throw new Error(`There is no file "${attach}" in content/rehearsal`)
  return {
    subject: fill(subject),
    body: fill(body),
    file:
      attach !== undefined && file
        ? { name: attach, type: mediaTypes[file.kind], bytes: trustFile(file.kind, fill(file.text), fill(file.hidden)) }
        : null,
  }
}

const domainOf = ({ letter }: PlannedMail): string => letter.to.split('@').at(-1) ?? 'trust.invalid'

const keyOf = ({ id }: PlannedMail): string => createHash('sha256').update(id).digest('hex').slice(0, 24)

async function letterOf(
  mail: PlannedMail,
  { subject, body, file }: Words,
  { campaignAddress, neighbour }: Surroundings,
): Promise<WrittenMail> {
  const { letter, step, at } = mail
  const domain = domainOf(mail)
  const local = step.how === 'other-address' ? 'cancer.data' : letter.to.slice(0, letter.to.lastIndexOf('@'))
  // Another office of the trust, with another domain of its own.
  const from = `${local}@${step.how === 'other-address' ? `mail.${domain}` : domain}`
  const own = step.how === 'no-token' ? campaignAddress : letter.replyTo
  const to = step.how === 'two-trusts' && neighbour ? [own, neighbour.replyTo] : [own]
  const isMachine = step.how === 'machine' || step.how === 'absence'
  const node = new MailComposer({
    from: { name: letter.trustName, address: from },
    to: [...to],
    subject,
    ...(step.how === 'html' ? { html: pageOf(body) } : { text: body }),
    date: at,
    messageId: `<${keyOf(mail)}@${domain}>`,
    baseBoundary: keyOf(mail),
    headers: isMachine ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    ...(step.how === 'no-token' ? {} : { inReplyTo: letter.id, references: letter.id }),
    attachments: file === null ? [] : [{ filename: file.name, content: file.bytes, contentType: file.type }],
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { envelope: { from: isMachine ? '' : from, to }, raw: await node.build() }
}

/** As mail programs make it, with what nobody may ever run or fetch. */
function pageOf(body: string): string {
  const paragraphs = body
    .trimEnd()
    .split('\n')
    .filter(line => line !== '')
    .map(line => `<p style="font-family:Arial">${xmlText(line)}</p>`)
  const unwanted = '<script>document.title = "run"</script><img src="https://pixel.invalid/seen.gif" width="1" height="1" alt="">'
  return `<html><head><style>p { color: navy }</style></head><body><table><tr><td>${paragraphs.join('')}</td></tr></table>${unwanted}</body></html>`
}

/** A report as mail servers write it (RFC 3464), with the headings of the letter that it is about. */
function bounceOf(mail: PlannedMail, { subject, body }: Words): WrittenMail {
  const { letter, at } = mail
  const domain = domainOf(mail)
  const boundary = keyOf(mail)
  const lines = [
    `From: Mail Delivery System <MAILER-DAEMON@mx.${domain}>`,
    `To: ${letter.envelopeFrom}`,
    `Subject: ${subject}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${boundary}@mx.${domain}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(body)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; mx.${domain}`,
    '',
    `Original-Recipient: rfc822;${letter.to}`,
    `Final-Recipient: rfc822;${letter.to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `To: ${letter.to}`,
    `Message-ID: ${letter.id}`,
    '',
    `--${boundary}--`,
    '',
  ]
  return { envelope: { from: '', to: [letter.envelopeFrom] }, raw: Buffer.from(lines.join('\r\n')) }
}
