import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { type Migration, migrate, type OpenDatabase, openPostgres } from '../../src/foundation/index.ts'
import { copyOfTemplate, postgresForTests } from './postgres.ts'
import { keyOfSchema, openFromImage } from './test-image.ts'

/** Rows that many tests begin with. They are made once and kept as an image: `reads` are the files (from the root) that decide them. */
export type TestSeed = {
  readonly name: string
  readonly reads: readonly string[]
  readonly run: (database: OpenDatabase) => Promise<void>
}

export type EachDatabaseOptions = {
  /** Those of every room, unless given. */
  readonly migrations?: readonly Migration[]
  readonly seed?: TestSeed
  /** `file`: one database for all tests of the block (the default). `test`: a fresh one for each test. */
  readonly freshFor?: 'file' | 'test'
}

/** The migrations of every room. Loaded late: a test that brings its own need not load the rooms. */
const everyMigration = async (): Promise<readonly Migration[]> => (await import('../../src/app.tsx')).allMigrations()

/**
 * Runs the tests of `define` twice: on PGlite, and on PostgreSQL where there is one (else that block is skipped and says why).
 * `open()` gives the database to a test or hook: `eachDatabase('trusts', open => test('…', async () => { open().db … }))`.
 */
export function eachDatabase(name: string, define: (open: () => OpenDatabase) => void, options: EachDatabaseOptions = {}): void {
  const { seed, freshFor = 'file' } = options
  const migrations = async () => options.migrations ?? (await everyMigration())

  describe(`${name} (PGlite)`, () => {
    define(lifetimeOf(freshFor, async () => {
      const database = await openFromImage(await migrations(), seed)
      return { database, drop: () => database.close() }
    }))
  })

  const postgres = postgresForTests()
  if ('missing' in postgres) {
    describe.skip(`${name} (PostgreSQL: ${postgres.missing})`, () => define(notOpen))
    return
  }
  describe(`${name} (PostgreSQL)`, () => {
    define(lifetimeOf(freshFor, async () => {
      const schema = await migrations()
      const fill = async (url: string) => {
        const database = await openPostgres(url)
        try {
          await migrate(database.kysely, schema)
          await seed?.run(database)
        } finally {
          await database.close()
        }
      }
      const scratch = await copyOfTemplate(postgres.url, keyOfSchema(schema, seed), fill)
      const database = await openPostgres(scratch.url)
      const drop = async () => {
        await database.close()
        await scratch.drop()
      }
      return { database, drop }
    }))
  })
}

type Opened = { readonly database: OpenDatabase; readonly drop: () => Promise<void> }

function lifetimeOf(freshFor: 'file' | 'test', begin: () => Promise<Opened>): () => OpenDatabase {
  let opened: Opened | undefined
  const [before, after] = freshFor === 'file' ? [beforeAll, afterAll] : [beforeEach, afterEach]
  before(async () => {
    opened = await begin()
  })
  after(async () => {
    await opened?.drop()
    opened = undefined
  })
  return () => opened?.database ?? notOpen()
}

const notOpen = (): never => {
  throw new Error('The test database is open only inside tests and hooks')
}
