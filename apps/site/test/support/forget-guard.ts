import { type WriteDb, writes } from '../../src/foundation/index.ts'
import type { GuardTables } from '../../src/network/guard/guard-tables.ts'
import { forgetPressure } from '../../src/network/guard/take-post.ts'

/** What the guard of the forms has counted, forgotten: the clock of a test stands, and each test begins anew. */
export async function forgetGuard(db: WriteDb): Promise<void> {
  forgetPressure(db)
  for (const table of ['guard_count', 'guard_rate', 'guard_proof'] as const) {
    await writes<GuardTables>(db).deleteFrom(table).execute()
  }
}
