import { type Kysely, sql } from 'kysely'
import { type Migration, migrate } from '../../database/migrate.ts'
import { Refusal } from '../../problems.ts'
import type { BackupHead, BackupRow } from './backup-format.ts'
import { describeTables, quote, type TableShape } from './describe-tables.ts'
import { emptyDatabase } from './empty-database.ts'
import { readBackup } from './read-backup.ts'

/**
 * Puts the rows of a backup in the place of everything that the database holds, in one transaction: all or nothing. The schema is that of
 * the backup; whoever calls migrates on from there. `head` comes from verifyBackup: the file was read to its end once already. Tables in
 * `leftOut` come back empty.
 */
export async function restoreRows(
  db: Kysely<unknown>,
  file: string,
  head: BackupHead,
  migrations: readonly Migration[],
  leftOut: readonly string[] = [],
): Promise<void> {
  const then = migrations.filter(({ name }) => head.migrations.includes(name))
  if (then.length < head.migrations.length) {
    throw new Refusal(
      'configuration',
      'This backup was made by a newer Spotlight than this one.',
      'Nothing was changed. Install the version that made it (or a newer one), then restore.',
    )
  }
  await db.transaction().execute(async tx => {
    await emptyDatabase(tx)
    await migrate(tx, then)
    const tables = await describeTables(tx)
    const foreignKeys = await dropForeignKeys(tx)
    // Triggers keep published rows as they are, also from us: they rest while the rows come back.
    for (const { name } of tables) await sql.raw(`alter table ${quote(name)} disable trigger user`).execute(tx)
    for (const { name } of tables) await sql.raw(`delete from ${quote(name)}`).execute(tx)
    await insertAll(tx, file, tables, leftOut)
    for (const { name } of tables) await sql.raw(`alter table ${quote(name)} enable trigger user`).execute(tx)
    for (const key of foreignKeys)
      await sql.raw(`alter table ${quote(key.table)} add constraint ${quote(key.name)} ${key.definition}`).execute(tx)
    await continueSequences(tx)
  })
}

async function insertAll(
  tx: Kysely<unknown>,
  file: string,
  tables: readonly TableShape[],
  leftOut: readonly string[],
): Promise<void> {
  let insert: ((rows: readonly BackupRow[]) => Promise<void>) | null = null
  await readBackup(file, {
    table: (name, columns) => {
      const table = tables.find(candidate => candidate.name === name)
      if (!table) throw new Error('A table of the backup is not in the schema of its migrations')
      insert = leftOut.includes(name) ? null : inserter(tx, table, columns)
    },
    rows: async rows => insert?.(rows),
  })
}

function inserter(
  tx: Kysely<unknown>,
  table: TableShape,
  columns: readonly string[],
): (rows: readonly BackupRow[]) => Promise<void> {
  const types = columns.map(name => {
    const column = table.columns.find(candidate => candidate.name === name)
    if (!column) throw new Error('A column of the backup is not in the schema of its migrations')
    return column.type
  })
  const names = sql.raw(columns.map(quote).join(', '))
  const values = sql.raw(types.map((type, place) => `(value->>${place})::${type}`).join(', '))
  return async rows => {
    await sql`
      insert into ${sql.raw(quote(table.name))} (${names}) overriding system value
      select ${values} from json_array_elements(${JSON.stringify(rows)}::json) as value`.execute(tx)
  }
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

/** Rows come in the order of the tables' names and may point at each other in a circle: the keys are put back, and checked, at the end. */
async function dropForeignKeys(tx: Kysely<unknown>): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0
    order by c.relname collate "C", k.conname collate "C"`.execute(tx)
  for (const key of rows) await sql.raw(`alter table ${quote(key.table)} drop constraint ${quote(key.name)}`).execute(tx)
  return rows
}

/** Numbers go on after the highest that was restored. */
async function continueSequences(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`.execute(tx)
  for (const { table, column, sequence } of rows) {
    await sql
      .raw(
        `select setval('${sequence.replaceAll("'", "''")}', coalesce(max(${quote(column)}), 1), max(${quote(column)}) is not null) from ${quote(table)}`,
      )
      .execute(tx)
  }
}
