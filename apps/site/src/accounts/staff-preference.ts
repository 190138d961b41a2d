import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { AccountsTables } from './tables.ts'

/** What a page has remembered for somebody under this key; null when nothing. Whoever reads it parses it: an older version wrote it. */
export async function staffPreference(db: ReadDb, staffId: string, key: string): Promise<unknown> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('staff_preference')
    .select('value')
    .where('staff_id', '=', staffId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.value ?? null
}

/** The longest value, as JSON: these are filters and orders of lists, no place to keep things. */
const longest = 4000

/** Remembers something small for somebody: how they last saw a list. No deed, so not in the audit log; the last to save wins. */
export async function saveStaffPreference(
  db: WriteDb,
  { staffId, key, value, now }: { staffId: string; key: string; value: unknown; now: Date },
): Promise<void> {
  const json = JSON.stringify(value ?? null)
  if (json.length > longest) throw new Error(`The preference "${key}" is too long to keep`)
  await writes<AccountsTables>(db)
    .insertInto('staff_preference')
    .values({ staff_id: staffId, key, value: json, saved_at: now })
    .onConflict(conflict => conflict.columns(['staff_id', 'key']).doUpdateSet({ value: sql`excluded.value`, saved_at: now }))
    .execute()
}
