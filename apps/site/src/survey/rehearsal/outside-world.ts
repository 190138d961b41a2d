import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Delivered = { readonly raw: Buffer; readonly from: string; readonly to: readonly string[] }

const largestLetterBytes = 5 * 1024 * 1024

/**
 * The mail server of everybody else, in a rehearsal: it listens on this machine only, takes every mail that the site sends, and passes none
 * on. So no mail of a rehearsal can ever leave the machine.
 */
export async function startOutsideWorld(
  deliver: (mail: Delivered) => Promise<void>,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const server = new SMTPServer({
    name: 'rehearsal.invalid',
    banner: 'Rehearsal',
    size: largestLetterBytes,
    disableReverseLookup: true,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1000,
    logger: false,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        deliver({ raw: Buffer.concat(chunks), from, to }).then(
          () => done(null, 'Delivered'),
          () => done(Object.assign(new Error('Try again later'), { responseCode: 451 })),
        )
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  // A sender that goes away in the middle comes again.
  server.on('error', () => {})
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
