import { type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { RegisterTableRecord, RegisterTables } from './schema.ts'

/** Which tables are in the database, from which bytes, since when. */
export const notedTables = (db: ReadDb): Promise<RegisterTableRecord[]> =>
  rows<RegisterTables>(db)
    .selectFrom('register_table')
    .select(['name', 'sha256', 'row_count', 'imported_at'])
    .orderBy('name')
    .execute()

/** Notes that a table now holds these bytes. */
export async function noteTable(tx: WriteDb, { name, ...noted }: RegisterTableRecord): Promise<void> {
  await writes<RegisterTables>(tx)
    .insertInto('register_table')
    .values({ name, ...noted })
    .onConflict(conflict => conflict.column('name').doUpdateSet(noted))
    .execute()
}

/** Changes whenever anything in the register does, the invented part included: what an index in memory was built from. */
export const registerVersion = async (db: ReadDb): Promise<string> =>
  (await notedTables(db)).map(table => `${table.name}:${table.sha256}`).join(' ')
