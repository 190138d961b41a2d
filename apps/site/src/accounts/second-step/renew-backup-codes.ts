import { asActor, inTransaction, type Principal, record, type Services } from '../../foundation/index.ts'
import { seal } from './seal.ts'
import { replaceBackupCodes } from './second-step-store.ts'
import { newBackupCodes } from './totp.ts'

/** New backup codes, to be shown once; the old ones stop working. Null: there is no app to which they could belong. */
export async function renewBackupCodes(services: Services, principal: Principal): Promise<readonly string[] | null> {
  const codes = newBackupCodes()
  const sealed = await seal(services, JSON.stringify(codes))
  return inTransaction(services.write, async tx => {
    if (!(await replaceBackupCodes(tx, principal.id, sealed))) return null
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'account.renew-backup-codes',
      subject: { kind: 'staff', id: principal.id },
    })
    return codes
  })
}
