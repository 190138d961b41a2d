import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** The connection on which a process hears news: one for each process that serves the site. */
export const siteConnectionName = 'spotlight site'

/** How long a server may take to answer a new connection before it counts as absent. */
export const connectTimeoutMs = 10_000

const retryAfterMs = 1000

/**
 * A connection of its own for LISTEN, opened again a second after it breaks: a lost one would leave stale pages up for good. One
 * attempt at a time, however long the server is away: a site that knocked ever more often would keep its own database from coming back.
 * After a break it calls back with an empty payload, because something may have been missed.
 */
export const listenOnPostgres =
  (url: string, retryMs = retryAfterMs) =>
  async (channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> => {
    let stopped = false
    let client = await connect(url, channel, heard)
    const keepListening = async (): Promise<void> => {
      for (;;) {
        await client.broken
        client = await connectAgain()
        if (stopped) return client.end()
        heard('')
      }
    }
    const connectAgain = async (): Promise<Listener> => {
      for (;;) {
        if (stopped) return client
        await wait(retryMs, undefined, { ref: false })
        if (stopped) return client
        const next = await connect(url, channel, heard).catch(() => null)
        if (next) return next
      }
    }
    void keepListening()
    return async () => {
      stopped = true
      await client.end()
    }
  }

type Listener = {
  /** Settles when the connection has ended, whoever ended it. */
  readonly broken: Promise<void>
  readonly end: () => Promise<void>
}

async function connect(url: string, channel: string, heard: (payload: string) => void): Promise<Listener> {
  const client = new pg.Client({
    connectionString: url,
    application_name: siteConnectionName,
    connectionTimeoutMillis: connectTimeoutMs,
    // Nothing is ever sent on it: without this a line that was cut silently would never be noticed.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  })
  client.on('notification', message => heard(message.payload ?? ''))
  // What breaks a connection also ends it.
  client.on('error', () => {})
  const broken = new Promise<void>(resolve => {
    client.once('end', () => resolve())
  })
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  return { broken, end: () => client.end() }
}
