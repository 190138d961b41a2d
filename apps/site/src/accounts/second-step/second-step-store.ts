import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { AccountsTables } from '../tables.ts'

export async function saveTotpSetup(
  tx: WriteDb,
  { staffId, secret, now }: { staffId: string; secret: string; now: Date },
): Promise<void> {
  await writes<AccountsTables>(tx)
    .insertInto('staff_totp_setup')
    .values({ staff_id: staffId, secret, created_at: now })
    .onConflict(conflict => conflict.column('staff_id').doUpdateSet({ secret, created_at: now }))
    .execute()
}

/** The sealed secret that somebody is just setting up. */
export async function totpSetupOf(db: ReadDb, staffId: string): Promise<string | null> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('staff_totp_setup')
    .select('secret')
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row?.secret ?? null
}

/** Takes the set-up away, so that it is finished once. False: somebody else has, or has begun another. */
export async function takeTotpSetup(tx: WriteDb, { staffId, secret }: { staffId: string; secret: string }): Promise<boolean> {
  const result = await writes<AccountsTables>(tx)
    .deleteFrom('staff_totp_setup')
    .where('staff_id', '=', staffId)
    .where('secret', '=', secret)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

type TotpRow = { readonly staffId: string; readonly secret: string; readonly backupCodes: string }

export async function saveTotp(tx: WriteDb, { staffId, secret, backupCodes }: TotpRow): Promise<void> {
  const columns = { secret, backup_codes: backupCodes, verified: true, failed_verification_count: 0, locked_until: null }
  await writes<AccountsTables>(tx)
    .insertInto('staff_two_factor')
    .values({ id: crypto.randomUUID(), staff_id: staffId, ...columns })
    .onConflict(conflict => conflict.column('staff_id').doUpdateSet(columns))
    .execute()
}

/** False when there is no app to which the codes could belong. */
export async function replaceBackupCodes(tx: WriteDb, staffId: string, backupCodes: string): Promise<boolean> {
  const result = await writes<AccountsTables>(tx)
    .updateTable('staff_two_factor')
    .set({ backup_codes: backupCodes })
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Every sealed secret, to see whether they can still be read. */
export const sealedSecrets = async (db: ReadDb): Promise<string[]> =>
  (await rows<AccountsTables>(db).selectFrom('staff_two_factor').select('secret').execute()).map(row => row.secret)

/** A code is good for a minute and a half, so nobody may use it again within two. */
const codeMs = 2 * 60 * 1000

/** Uses a code up. Of two who bring the same code at once, one is told no. */
export async function claimCode(
  db: WriteDb,
  { staffId, codeHash, now }: { staffId: string; codeHash: string; now: Date },
): Promise<boolean> {
  const claimed = await writes<AccountsTables>(db)
    .insertInto('staff_used_code')
    .values({ staff_id: staffId, code_hash: codeHash, used_at: now })
    .onConflict(conflict =>
      conflict
        .columns(['staff_id', 'code_hash'])
        .doUpdateSet({ used_at: now })
        .where('staff_used_code.used_at', '<=', new Date(now.getTime() - codeMs)),
    )
    .returning(sql<number>`1`.as('claimed'))
    .executeTakeFirst()
  return claimed !== undefined
}
