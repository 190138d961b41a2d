import { type WriteDb, writes } from '../../../foundation/index.ts'
import type { GuardTables } from '../guard-tables.ts'

/** Uses a challenge up, in all processes together. False: it was used before. */
export async function spendChallenge(
  db: WriteDb,
  { challenge, until }: { readonly challenge: string; readonly until: Date },
): Promise<boolean> {
  const spent = await writes<GuardTables>(db)
    .insertInto('guard_proof')
    .values({ challenge, until })
    .onConflict(conflict => conflict.column('challenge').doNothing())
    .returning('challenge')
    .execute()
  return spent.length > 0
}

/** Those that have ended open nothing any more. */
export async function forgetProofs(db: WriteDb, now: Date): Promise<void> {
  await writes<GuardTables>(db).deleteFrom('guard_proof').where('until', '<', now).execute()
}
