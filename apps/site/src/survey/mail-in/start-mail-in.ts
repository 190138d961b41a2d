import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { describeError, Refusal, systemClock } from '../../foundation/index.ts'
import { EndlessMail, largestMailBytes, leastFreeBytes } from './mail-folder.ts'
import { MailRate } from './mail-rate.ts'
import { fileWhatWaits, type MailRoom, receiveMail } from './receive-mail.ts'
import { isAtDomain } from './reply-token.ts'

const limits = { clients: 20, recipients: 20, perMinute: 300, idleMs: 60_000, closeMs: 5_000 }

export type MailInOptions = MailRoom & {
  /** 0 lets the system choose. */
  readonly port: number
  readonly perMinute?: number
  readonly largestBytes?: number
  /** The real time in ms, for the limit of a minute. It is this machine that gets tired, whatever day a rehearsal plays. */
  readonly realMs?: () => number
  /** How much room there is where mail is kept. */
  readonly freeBytes?: () => Promise<number>
}

export type MailInServer = { readonly port: number; readonly stop: () => Promise<void> }

/**
 * Takes mail in on this machine, from the mail server that stands before it. It passes nothing on, knows no passwords, and asks nobody for
 * names. What an earlier process left is filed first.
 */
export async function startMailIn(options: MailInOptions): Promise<MailInServer> {
  const { log, mailDomain, largestBytes = largestMailBytes, perMinute = limits.perMinute, port, realMs = systemMs } = options
  const { freeBytes = () => options.folder.freeBytes() } = options
  await options.folder.forgetHalves(systemMs())
  const left = await fileWhatWaits(options)
  if (left > 0) log('mail-in-filed-late', { count: left })
  const rate = new MailRate(perMinute)
  const server = new SMTPServer({
    name: mailDomain,
    banner: 'Spotlight',
    size: largestBytes,
    maxClients: limits.clients,
    socketTimeout: limits.idleMs,
    closeTimeout: limits.closeMs,
    disableReverseLookup: true,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onMailFrom: (_address, _session, done) => {
      if (!rate.take(realMs())) return done(answer(450, 'Too many mails at once, try again in a minute'))
      const refuse = (error: unknown) => {
        log('mail-in-failed', describeError(error))
        done(answer(451, 'Not taken now, try again later'))
      }
      freeBytes().then(bytes => done(bytes < leastFreeBytes ? answer(452, 'No room now, try again later') : null), refuse)
    },
    onRcptTo: ({ address }, session, done) => {
      if (!isAtDomain(address, mailDomain)) return done(answer(550, 'No such address here'))
      done(session.envelope.rcptTo.length < limits.recipients ? null : answer(452, 'Too many recipients'))
    },
    onData: (stream, session, done) => {
      const hangUp = () => connectionOf(server, session)?.close()
      take(options, { stream, session, limitBytes: largestBytes, hangUp }).then(() => done(null, 'Kept'), done)
    },
  })
  await listen(server, port)
  // A sender that goes away in the middle: it comes again.
  server.on('error', error => log('mail-in-connection', describeError(error)))
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

const systemMs = (): number => systemClock().getTime()

type Incoming = {
  readonly stream: SMTPServerDataStream
  readonly session: SMTPServerSession
  readonly limitBytes: number
  readonly hangUp: () => void
}

const connectionOf = (server: SMTPServer, { id }: SMTPServerSession) => [...server.connections].find(one => one.id === id)

async function take(room: MailInOptions, { stream, session: { envelope }, limitBytes, hangUp }: Incoming): Promise<void> {
  const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
  const recipients = envelope.rcptTo.map(({ address }) => address)
  try {
    // Left open when reading ends early: the SMTP conversation runs through the same stream.
    const bytes = stream.iterator({ destroyOnReturn: false })
    const received = await receiveMail(room, { stream: bytes, envelope: { sender, recipients }, limitBytes })
    if (received.outcome === 'received') return
  } catch (error) {
    stream.resume()
    if (error instanceof EndlessMail) {
      hangUp()
      throw answer(552, 'Too large')
    }
    room.log('mail-in-failed', describeError(error))
    throw answer(451, 'Not taken now, try again later')
  }
  throw answer(552, 'Too large')
}

/** What the sender's mail server is told. Never anything of the mail. */
const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

function listen(server: SMTPServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      const isTaken = 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      reject(
        isTaken
          ? new Refusal(
              'unavailable',
              `Port ${port} is taken, or this user may not listen on it: mail cannot come in.`,
              'Set INBOUND_SMTP_PORT to another port above 1024, and tell your mail server. See docs/operate.md, "Mail that comes in".',
            )
          : error,
      )
    }
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', failed)
      resolve()
    })
  })
}
