import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Refusal } from '../problems.ts'
import { asDb, type WriteDb } from './handle.ts'
import { connectTimeoutMs, listenOnPostgres } from './listen-on-postgres.ts'

/** OIDs of PostgreSQL's pg_type whose default JavaScript form differs between the two drivers. */
const types = { int8: 20, date: 1082, numeric: 1700 } as const

/** An open database, whichever of the two it is. */
export type OpenDatabase = {
  readonly kind: 'pglite' | 'postgres'
  readonly db: WriteDb
  readonly kysely: Kysely<unknown>
  /** Calls back for every NOTIFY on the channel, from this or any other process. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
  /** The embedded engine, for what only it can do: dump its whole folder. */
  readonly embedded: PGlite | null
}

/**
 * Opens the embedded database. Whole numbers come as numbers and dates as `YYYY-MM-DD` text.
 * `folder` null is a database in memory; `image` is a folder dumped before, to begin with.
 */
export async function openEmbedded({ folder, image }: { folder: string | null; image?: Blob }): Promise<OpenDatabase> {
  const asNumber = (value: string) => Number(value)
  const engine = await PGlite.create({
    ...(folder === null ? {} : { dataDir: folder }),
    ...(image ? { loadDataDir: image } : {}),
    parsers: { [types.int8]: asNumber, [types.numeric]: asNumber, [types.date]: value => value },
  })
  const kysely = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: engine }) })
  return {
    kind: 'pglite',
    db: asDb(kysely),
    kysely,
    embedded: engine,
    listen: (channel, heard) => engine.listen(channel, heard),
    // engine.close() by itself: Kysely closes nothing when no query was ever sent through it.
    close: async () => {
      if (!engine.closed) await engine.close()
    },
  }
}

/** Opens a PostgreSQL server (15 or newer). Says in words what is wrong when it cannot. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeoutMs,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === types.int8 || oid === types.numeric) return (value: string) => Number(value)
        if (oid === types.date) return (value: string) => value
        return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
      },
    },
  })
  // An idle connection that the server drops must not take the process down; the pool opens another.
  pool.on('error', () => {})
  try {
    const { rows } = await pool.query<{ version: string }>("select current_setting('server_version_num') as version")
    const version = Number(rows[0]?.version)
    if (version < 150000) {
      throw new Refusal(
        'configuration',
        `PostgreSQL ${Math.floor(version / 10000)} is too old.`,
        'Spotlight needs PostgreSQL 15 or newer.',
      )
    }
  } catch (error) {
    await pool.end()
    throw asConnectionRefusal(error)
  }
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgres',
    db: asDb(kysely),
    kysely,
    embedded: null,
    listen: listenOnPostgres(url),
    close: () => kysely.destroy(),
  }
}

function asConnectionRefusal(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const next = 'Check DATABASE_URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE. See docs/operate.md, "PostgreSQL".'
  if (code === 'ECONNREFUSED' || code === 'ENOENT')
    return new Refusal('unavailable', 'No PostgreSQL server answers at DATABASE_URL.', next)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Refusal('unavailable', 'The host name in DATABASE_URL is not known.', next)
  if (code === '28P01' || code === '28000')
    return new Refusal('configuration', 'PostgreSQL refused the user or password in DATABASE_URL.', next)
  if (code === '3D000') return new Refusal('configuration', 'The database named in DATABASE_URL does not exist.', next)
  if (code === '53300')
    return new Refusal(
      'unavailable',
      'The PostgreSQL server takes no more connections.',
      'Raise its max_connections: each Spotlight process uses up to eleven.',
    )
  if (code === '57P03')
    return new Refusal('unavailable', 'The PostgreSQL server is starting up or shutting down.', 'Try again in a moment.')
  // The driver's own time limit throws errors without a code.
  if (code === 'ETIMEDOUT' || (error instanceof Error && /timeout/.test(error.message)))
    return new Refusal('unavailable', 'The PostgreSQL server at DATABASE_URL did not answer in time.', next)
  return error
}
