import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type CaughtMail = {
  /** Where it is returned when it cannot be delivered. */
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}

/** A mail server on this machine that keeps what it is given, for tests. */
export async function smtpSink(options: Partial<SMTPServerOptions> = {}) {
  const caught: CaughtMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        caught.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
    ...options,
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // A client that goes away is part of these tests.
  server.removeAllListeners('error').on('error', () => {})
  const { port } = server.server.address() as AddressInfo
  const sockets = new Set<Socket>()
  server.server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    /** Cuts all connections, as a server that crashes does. */
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
