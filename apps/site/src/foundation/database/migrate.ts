import { type Kysely, sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import { Refusal } from '../problems.ts'

/**
 * One forward step of the schema, never edited once it has landed. `name` begins with its number over all rooms (`0002_register`);
 * each statement is sent alone, and must run on PostgreSQL 15 as well as on PGlite.
 */
export type Migration = { readonly name: string; readonly statements: readonly string[] }

const provider = (migrations: readonly Migration[]): MigrationProvider => ({
  getMigrations: async () =>
    Object.fromEntries(
      migrations.map(({ name, statements }) => [
        name,
        {
          up: async (db: Kysely<unknown>) => {
            for (const statement of statements) await sql.raw(statement).execute(db)
          },
        },
      ]),
    ),
})

export type SchemaState = { readonly pending: readonly string[]; readonly done: readonly string[] }

/** What has been applied and what waits. Refuses a schema that a newer Spotlight has made. */
export async function schemaState(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<SchemaState> {
  const found = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  const done = found.rows[0]?.there
    ? (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(row => row.name)
    : []
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = done.filter(name => !known.has(name))
  if (unknown.length > 0) {
    throw new Refusal(
      'configuration',
      `This database was made by a newer Spotlight (it has "${unknown[0]}", which this version does not know).`,
      'Start the newer version again, or restore the backup that was made before the upgrade: see docs/operate.md, "Upgrade".',
    )
  }
  return { done, pending: migrations.map(({ name }) => name).filter(name => !done.includes(name)) }
}

/** Applies what waits, in the order of the names. Returns the names applied. */
export async function migrate(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<string[]> {
  const { pending } = await schemaState(db, migrations)
  if (pending.length === 0) return []
  const { error, results } = await new Migrator({ db, provider: provider(migrations) }).migrateToLatest()
  if (error) throw error
  return (results ?? []).map(result => result.migrationName)
}
