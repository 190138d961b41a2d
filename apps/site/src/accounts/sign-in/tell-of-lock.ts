import { inTransaction, record, type Services } from '../../foundation/index.ts'
import { queueStaffMail } from '../mail/queue-staff-mail.ts'
import { activeStaffById, staffByEmail } from '../staff-store.ts'

type Whose = { readonly email: string } | { readonly staffId: string }

/** Tells the owner of an account, if there is one, that somebody has tried too often: once, when the first lock begins. */
export function tellOfLock(services: Services, whose: Whose & { readonly until: Date }): Promise<void> {
  return inTransaction(services.write, async tx => {
    const staff = 'email' in whose ? await staffByEmail(tx, whose.email) : await activeStaffById(tx, whose.staffId)
    if (staff === null || staff.deactivatedAt !== null) return
    await queueStaffMail(tx, services, { to: staff, letter: 'locked', values: {} })
    await record(tx, {
      actor: { kind: 'system', name: 'sign-in' },
      at: services.clock(),
      deed: 'account.lock',
      subject: { kind: 'staff', id: staff.id },
    })
  })
}
