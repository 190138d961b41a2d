import { type ReadDb, rows } from '../foundation/index.ts'
import type { AccountsTables } from './tables.ts'

export async function hasActiveAdmin(db: ReadDb): Promise<boolean> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Staff who can sign in, for choosing one: by name. */
export const staffNames = (db: ReadDb): Promise<{ id: string; name: string; role: AccountsTables['staff']['role'] }[]> =>
  rows<AccountsTables>(db)
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
