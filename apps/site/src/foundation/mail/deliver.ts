import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
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

/** Hands one mail to the mail server. Never throws: what happened is the answer. */
export async function deliver(mail: StoredMail, smtpUrl: string): Promise<Delivery> {
  const message = await compose(mail)
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

async function compose(mail: StoredMail): Promise<Composed> {
  const node = new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: mail.queuedAt,
    headers: { ...mail.headers },
    // A body is text and nothing else: no file of this machine and no address is ever read into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { bytes: await node.build(), envelope: node.getEnvelope() }
}

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
