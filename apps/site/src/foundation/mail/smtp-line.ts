import { Readable } from 'node:stream'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { ComposedMail } from './compose-mail.ts'
import { type Delivery, deliveryAfter, isOfThisMail } from './delivery.ts'

const timeouts = { dnsTimeout: 20_000, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** How a mail ended on a line. `was-closed`: the line had gone before the mail began to go, so it can go on another one. */
export type OnLine = Delivery | { readonly kind: 'was-closed'; readonly delivery: Delivery }

/** One connection to the mail server, which takes one mail after the other. */
export type SmtpLine = {
  /** What happened on the way is the answer, never an error. */
  readonly send: (mail: ComposedMail) => Promise<OnLine>
  /** How many mails it has been given. */
  readonly given: () => number
  /** False once it is closed, by whomever. */
  readonly isOpen: () => boolean
  readonly close: () => void
}

/** Connects to the mail server and signs in. Where that fails, why: whatever the server says, it means no mail and fails none for good. */
export async function openSmtpLine(smtpUrl: string): Promise<SmtpLine | Extract<Delivery, { kind: 'not-sent' }>> {
  const url = new URL(smtpUrl)
  const connection = new SMTPConnection(optionsFor(url))
  let end: { readonly error: unknown } | null = null
  let heard = (_error: unknown): void => {}
  const hear = (error: unknown) => {
    end ??= { error }
    heard(end.error)
  }
  connection.on('error', hear)
  connection.once('end', () => hear(new Error('closed')))
  const close = () => {
    if (end === null) connection.quit()
    connection.close()
  }
  /** One thing asked of the server: null when it was done, otherwise the error. */
  const step = (ask: (done: (error?: unknown) => void) => void): Promise<unknown> =>
    new Promise(resolve => {
      if (end !== null) return resolve(end.error)
      heard = resolve
      ask(error => resolve(error ?? null))
    })
  let failed = await step(done => connection.connect(done))
  if (failed === null && url.username !== '') {
    const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    failed = await step(done => connection.login(auth, done))
  }
  if (failed !== null) {
    close()
    const delivery = deliveryAfter(failed, false)
    return delivery.kind === 'not-sent' ? delivery : { kind: 'not-sent', why: 'not-reached' }
  }

  let given = 0
  const send = async (mail: ComposedMail): Promise<OnLine> => {
    const isFirst = given === 0
    given += 1
    let isOnItsWay = false
    // The connection reads the message only after the server has said that it wants it (354): from the first byte on the mail may go.
    const bytes = Readable.from(chunksOf(mail, () => (isOnItsWay = true)))
    const error = await step(done => connection.send(mail.envelope, bytes, done))
    if (error === null) return { kind: 'sent' }
    const delivery = deliveryAfter(error, isOnItsWay)
    if (end === null && isOfThisMail(error)) {
      // What it was told of this mail must not be taken for the next one's.
      if ((await step(done => connection.reset(done))) !== null) close()
      return delivery
    }
    close()
    return isFirst || isOnItsWay ? delivery : { kind: 'was-closed', delivery }
  }
  return { send, given: () => given, isOpen: () => end === null, close }
}

function* chunksOf({ bytes }: ComposedMail, begun: () => void): Generator<Buffer> {
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
