import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { DkimKey } from './dkim-key.ts'
import type { MailFailure, StoredMail } from './mail.ts'

/** How one attempt ended. `uncertain`: the message was on its way, and the server's answer was not heard. */
export type Delivery =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'not-sent'
      readonly why: Extract<MailFailure, 'not-reached' | 'sign-in-refused' | 'not-private' | 'refused-for-now'>
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'uncertain' }

const timeouts = { dnsTimeout: 20_000, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** Longer than any attempt can take: a mail that is `sending` for longer has lost its process. */
export const longestAttemptMs = 10 * 60_000

/** Hands one mail to the mail server, signed when there is a key. What happened on the way is the answer, never an error. */
export async function deliver(
  mail: StoredMail,
  smtpUrl: string,
  { dkim, at }: { dkim: DkimKey | null; at: Date },
): Promise<Delivery> {
  const message = await compose(mail, dkim, at)
  const url = new URL(smtpUrl)
  const connection = new SMTPConnection(optionsFor(url))
  let isOnItsWay = false
  try {
    return await new Promise<Delivery>(resolve => {
      const ended = (error: unknown) => resolve(outcomeOf(error, isOnItsWay))
      connection.once('error', ended)
      connection.once('end', () => ended(new Error('closed')))
      // The connection reads the message only after the server has said that it wants it (354): from the first byte on the mail may go.
      const bytes = Readable.from(chunksOf(message, () => (isOnItsWay = true)))
      const send = () => connection.send(message.envelope, bytes, error => (error ? ended(error) : resolve({ kind: 'sent' })))
      connection.connect(error => {
        if (error) return ended(error)
        if (url.username === '') return send()
        const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
        connection.login(auth, refused => (refused ? ended(refused) : send()))
      })
    })
  } finally {
    connection.removeAllListeners('error')
    // Closing sets off errors of a connection that is gone already.
    connection.on('error', () => {})
    connection.quit()
    connection.close()
  }
}

type Composed = { readonly bytes: Buffer; readonly envelope: { from: string | false; to: string[] } }

async function compose(mail: StoredMail, dkim: DkimKey | null, at: Date): Promise<Composed> {
  const node = new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
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

const sign = (bytes: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> =>
  buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(bytes))

function* chunksOf({ bytes }: Composed, begun: () => void): Generator<Buffer> {
  begun()
  yield bytes
}

function optionsFor(url: URL): SMTPConnectionOptions {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isThisMachine = host === 'localhost' || host === '::1' || /^127\./.test(host)
  return {
    host,
    port: url.port === '' ? (secure ? 465 : isThisMachine ? 25 : 587) : Number(url.port),
    secure,
    // Mail holds what people have told us: it does not travel in the clear between machines.
    ...(isThisMachine ? { ignoreTLS: !secure } : { requireTLS: !secure }),
    ...timeouts,
  }
}

function outcomeOf(error: unknown, isOnItsWay: boolean): Delivery {
  const status = numberIn(error, 'responseCode')
  const code = textIn(error, 'code')
  if (code === 'EAUTH') return { kind: 'not-sent', why: 'sign-in-refused' }
  if (code === 'ETLS') return { kind: 'not-sent', why: 'not-private' }
  if (status >= 500) return { kind: 'refused' }
  if (status >= 400) return { kind: 'not-sent', why: 'refused-for-now' }
  return isOnItsWay ? { kind: 'uncertain' } : { kind: 'not-sent', why: 'not-reached' }
}

const numberIn = (error: unknown, name: string): number =>
  typeof error === 'object' && error !== null && name in error ? Number(error[name as keyof typeof error]) : 0

const textIn = (error: unknown, name: string): string =>
  typeof error === 'object' && error !== null && name in error ? String(error[name as keyof typeof error]) : ''
