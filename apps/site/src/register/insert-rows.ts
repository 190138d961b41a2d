import { sql } from 'kysely'
import { type WriteDb, writes } from '../foundation/index.ts'
import type { RegisterTables } from './schema.ts'

const chunkSize = 5000

type Options = { readonly onConflict?: string }

/**
 * Inserts many rows in a few statements: each chunk travels as one JSON text, which both databases unpack much quicker than they
 * bind parameters. The columns are those of the first row; the table's own row type gives the column types.
 */
export async function insertRows<Name extends keyof RegisterTables & string>(
  tx: WriteDb,
  table: Name,
  rows: readonly RegisterTables[Name][],
  { onConflict }: Options = {},
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map(column => sql.ref(column)))
  for (let at = 0; at < rows.length; at += chunkSize) {
    const chunk = JSON.stringify(rows.slice(at, at + chunkSize))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${chunk}::text::json)
      ${sql.raw(onConflict ?? '')}`.execute(writes<RegisterTables>(tx))
  }
}

/** `on conflict` that takes over every other column of the new row. Column names come from our own schema, never from outside. */
export function updateOnConflict(key: readonly string[], columns: readonly string[]): string {
  const sets = columns.filter(column => !key.includes(column)).map(column => `${column} = excluded.${column}`)
  return `on conflict (${key.join(', ')}) do update set ${sets.join(', ')}`
}
