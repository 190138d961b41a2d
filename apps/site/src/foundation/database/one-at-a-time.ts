import { sql } from 'kysely'
import type { OpenDatabase } from './open.ts'

/** Any number that no other program on the same database uses for its own locks. */
const preparationLock = 7_071_868

/**
 * Lets one process at a time do `work` on a PostgreSQL database: two that start together would plant the same rows. The lock belongs to
 * a connection of its own and goes with it. The embedded database has one process anyway.
 */
export async function oneAtATime<Result>(database: OpenDatabase, work: () => Promise<Result>): Promise<Result> {
  if (database.kind === 'pglite') return work()
  return database.kysely.connection().execute(async connection => {
    await sql`select pg_advisory_lock(${preparationLock})`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${preparationLock})`.execute(connection)
    }
  })
}
