import { type ReadDb, rows } from '../foundation/index.ts'
import type { RegisterTables } from './schema.ts'
import type { KnownGap } from './types.ts'

/** What the register does not know, by table. */
export async function knownGaps(db: ReadDb): Promise<KnownGap[]> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('known_gap')
    .select(['about', 'scope', 'what_is_missing', 'why', 'checked_on'])
    .orderBy('about')
    .orderBy('scope')
    .execute()
  return found.map(row => ({
    table: row.about,
    scope: row.scope,
    what: row.what_is_missing,
    why: row.why,
    checkedOn: row.checked_on,
  }))
}
