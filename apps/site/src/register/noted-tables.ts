import { type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { RegisterTableRecord, RegisterTables } from './schema.ts'

/** Which tables are in the database, from which bytes, since when. */
export const notedTables = (db: ReadDb): Promise<RegisterTableRecord[]> =>
  rows<RegisterTables>(db)
    .selectFrom('register_table')
    .select(['name', 'sha256', 'row_count', 'imported_at', 'description'])
    .orderBy('name')
    .execute()

/** Notes that a table now holds these bytes. */
export async function noteTable(tx: WriteDb, { name, description, ...noted }: RegisterTableRecord): Promise<void> {
  // Both drivers take JSON as text; PostgreSQL's would send an object as JSON by itself, PGlite's too, but not null as null.
  const json = (description === null ? null : JSON.stringify(description)) as unknown as RegisterTableRecord['description']
  const values = { ...noted, description: json }
  await writes<RegisterTables>(tx)
    .insertInto('register_table')
    .values({ name, ...values })
    .onConflict(conflict => conflict.column('name').doUpdateSet(values))
    .execute()
}

/** Changes whenever anything in the register does, the invented part included: what an index in memory was built from. */
export async function registerVersion(db: ReadDb): Promise<string> {
  const found = await rows<RegisterTables>(db).selectFrom('register_table').select(['name', 'sha256']).orderBy('name').execute()
  return found.map(table => `${table.name}:${table.sha256}`).join(' ')
}

/** Takes a table out of the notes: the database does not have it any more. */
export async function forgetTable(tx: WriteDb, name: string): Promise<void> {
  await writes<RegisterTables>(tx).deleteFrom('register_table').where('name', '=', name).execute()
}
