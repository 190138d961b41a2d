import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../problems.ts'

export type Listening = { readonly port: number; readonly close: (graceMs: number) => Promise<void> }

/**
 * Listens on every address of the host: `localhost` is two of them, and a browser may try either. An address that this machine does
 * not have (no IPv6) is left out as long as another one works.
 */
export async function listenOn({ host, port }: { host: string; port: number }, create: () => Server): Promise<Listening> {
  const addresses = await addressesOf(host)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOnAll(addresses, { host, port }, create)
    } catch (error) {
      // The port that the system chose for one address may be taken on the next: then it chooses again.
      const isUnlucky = port === 0 && codeOf(error) === 'EADDRINUSE' && attempt < mostAttempts
      if (!isUnlucky) throw asListenRefusal(codeOf(error), host, port) ?? error
    }
  }
}

const mostAttempts = 20

async function listenOnAll(
  addresses: readonly string[],
  { host, port }: { host: string; port: number },
  create: () => Server,
): Promise<Listening> {
  const servers: Server[] = []
  let chosen = port
  for (const address of addresses) {
    const server = create()
    try {
      server.listen({ host: address, port: chosen })
      await once(server, 'listening')
    } catch (error) {
      if (codeOf(error) === 'EADDRNOTAVAIL') continue
      await closeAll(servers, 0)
      throw error
    }
    // The server has an address: it has just begun to listen on it.
    chosen = (server.address() as AddressInfo).port
    servers.push(server)
  }
  if (servers.length === 0) throw noSuchHost(host)
  return { port: chosen, close: graceMs => closeAll(servers, graceMs) }
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return [...new Set((await lookup(host, { all: true })).map(({ address }) => address))]
  } catch {
    throw noSuchHost(host)
  }
}

const noSuchHost = (host: string) =>
  new Refusal(
    'configuration',
    `This machine has no address "${host}" to listen on.`,
    'Set HOST to localhost (only this machine), or to 0.0.0.0 (every network that this machine is on).',
  )

function asListenRefusal(code: string, host: string, port: number): Refusal | null {
  if (code === 'EADDRINUSE' && port === 0) {
    return new Refusal(
      'unavailable',
      'The system has no free port to give: too many connections are open.',
      'Try again in a minute, or name a port: PORT=3000 npm start',
    )
  }
  if (code === 'EADDRINUSE') {
    return new Refusal(
      'unavailable',
      `Port ${port} is taken: another program already listens on ${host}:${port}.`,
      `Stop that program, or choose another port: PORT=${port === 3000 ? 3001 : 3000} npm start`,
    )
  }
  if (code === 'EACCES') {
    return new Refusal(
      'configuration',
      `This user may not listen on port ${port}.`,
      'Choose a port of 1024 or more, and let a reverse proxy answer on 80 and 443: see docs/operate.md, "Reverse proxy".',
    )
  }
  return null
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Idle connections are closed as they fall idle; what is still busy after the grace is cut. */
async function closeAll(servers: readonly Server[], graceMs: number): Promise<void> {
  const closed = Promise.all(servers.map(server => new Promise<void>(resolve => server.close(() => resolve()))))
  const isClosed = closed.then(() => true)
  for (const giveUpAt = Date.now() + graceMs; Date.now() < giveUpAt; ) {
    for (const server of servers) server.closeIdleConnections()
    if (await Promise.race([isClosed, wait(50, false)])) return
  }
  for (const server of servers) server.closeAllConnections()
  await closed
}
