import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { Basis, ListPurpose } from '../network-words.ts'

/** For what somebody may be sent mailings, on which ground, since when. */
export type Permission = { readonly purpose: ListPurpose; readonly basis: Basis; readonly since: Date }

export const permissionsOf = (db: ReadDb, supporterId: number): Promise<Permission[]> =>
  rows<NetworkTables>(db)
    .selectFrom('permission')
    .select(['purpose', 'basis', 'since'])
    .where('supporter_id', '=', supporterId)
    .orderBy('purpose')
    .execute()

export type NewPermission = Permission & { readonly supporterId: number }

/** A yes to what somebody had on the soft opt-in makes it a consent; nothing turns a consent into less. */
export async function permit(tx: WriteDb, permissions: readonly NewPermission[]): Promise<void> {
  if (permissions.length === 0) return
  await writes<NetworkTables>(tx)
    .insertInto('permission')
    .values(permissions.map(({ supporterId, ...permission }) => ({ supporter_id: supporterId, ...permission })))
    .onConflict(conflict =>
      conflict
        .columns(['supporter_id', 'purpose'])
        .doUpdateSet(eb => ({ basis: eb.ref('excluded.basis'), since: eb.ref('excluded.since') }))
        .where('permission.basis', '=', 'soft-opt-in')
        .where('excluded.basis', '=', 'consent'),
    )
    .execute()
}

/** Takes permissions away. Gives those that were there. */
export async function endPermissions(
  tx: WriteDb,
  { supporterId, purposes }: { readonly supporterId: number; readonly purposes: readonly ListPurpose[] },
): Promise<ListPurpose[]> {
  if (purposes.length === 0) return []
  const gone = await writes<NetworkTables>(tx)
    .deleteFrom('permission')
    .where('supporter_id', '=', supporterId)
    .where('purpose', 'in', [...purposes])
    .returning('purpose')
    .execute()
  return gone.map(({ purpose }) => purpose)
}

/** How many there are for each purpose and ground. */
export const countPermissions = (
  db: ReadDb,
): Promise<{ readonly purpose: ListPurpose; readonly basis: Basis; readonly count: number }[]> =>
  rows<NetworkTables>(db)
    .selectFrom('permission')
    .select(['purpose', 'basis', eb => eb.fn.countAll<number>().as('count')])
    .groupBy(['purpose', 'basis'])
    .orderBy('purpose')
    .orderBy('basis')
    .execute()
