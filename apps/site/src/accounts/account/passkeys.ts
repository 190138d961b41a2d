import { asActor, inTransaction, type ReadDb, record, rows, type Services, writes } from '../../foundation/index.ts'
import { deleteSessionsOf, type SignedIn } from '../session-store.ts'
import { activeStaffById, takeStaffTurn } from '../staff-store.ts'
import type { AccountsTables } from '../tables.ts'

export type Passkey = { readonly id: string; readonly name: string; readonly addedAt: Date; readonly isSynced: boolean }

export const passkeysOf = async (db: ReadDb, staffId: string): Promise<Passkey[]> =>
  (
    await rows<AccountsTables>(db)
      .selectFrom('staff_passkey')
      .select(['id', 'name', 'created_at', 'backed_up'])
      .where('staff_id', '=', staffId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map(row => ({ id: row.id, name: row.name ?? '', addedAt: row.created_at, isSynced: row.backed_up }))

export const longestPasskeyName = 60

type Named = { readonly who: SignedIn; readonly id: string; readonly name: string }

/** Gives a passkey a name by which its owner knows it again. */
export async function namePasskey(
  services: Services,
  { who, id, name: typed }: Named,
): Promise<'done' | 'nothing-to-do' | 'no-name'> {
  const name = typed.trim().slice(0, longestPasskeyName)
  if (name === '') return 'no-name'
  return inTransaction(services.write, async tx => {
    const result = await writes<AccountsTables>(tx)
      .updateTable('staff_passkey')
      .set({ name })
      .where('id', '=', id)
      .where('staff_id', '=', who.principal.id)
      .where('name', 'is distinct from', name)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) return 'nothing-to-do'
    await record(tx, entry(services, who, 'account.name-passkey'))
    return 'done'
  })
}

/** Takes a passkey away. The last second step stays: a new one comes first. Sessions on other computers end. */
export function removePasskey(
  services: Services,
  { who, id }: Omit<Named, 'name'>,
): Promise<'done' | 'nothing-to-do' | 'last-step'> {
  return inTransaction(services.write, async tx => {
    await takeStaffTurn(tx)
    const staff = await activeStaffById(tx, who.principal.id)
    if (staff === null) return 'nothing-to-do'
    if (!(await passkeysOf(tx, staff.id)).some(passkey => passkey.id === id)) return 'nothing-to-do'
    if (!staff.hasTotp && staff.passkeys <= 1) return 'last-step'
    await writes<AccountsTables>(tx).deleteFrom('staff_passkey').where('id', '=', id).where('staff_id', '=', staff.id).execute()
    await deleteSessionsOf(tx, staff.id, { except: who.session.id })
    await record(tx, entry(services, who, 'account.remove-passkey'))
    return 'done'
  })
}

const entry = (services: Services, { principal }: SignedIn, deed: string) => ({
  actor: asActor(principal),
  at: services.clock(),
  deed,
  subject: { kind: 'staff', id: principal.id },
})
