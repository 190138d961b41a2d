import { inTransaction, record, type Services } from '../../foundation/index.ts'
import { newPasswordLink } from '../links.ts'
import { queueStaffMail } from '../mail/queue-staff-mail.ts'
import { activeStaffById } from '../staff-store.ts'

/** Writes the mail with which somebody chooses a new password. A deactivated account gets none. */
export function sendPasswordLink(services: Services, { staffId, token }: { staffId: string; token: string }): Promise<void> {
  return inTransaction(services.write, async tx => {
    const staff = await activeStaffById(tx, staffId)
    if (staff === null) return
    await queueStaffMail(tx, services, {
      to: staff,
      letter: 'newPassword',
      values: { link: services.baseUrl + newPasswordLink(token) },
    })
    await record(tx, {
      actor: { kind: 'system', name: 'sign-in' },
      at: services.clock(),
      deed: 'account.ask-password',
      subject: { kind: 'staff', id: staffId },
    })
  })
}

/** Enters in the audit log that somebody chose a new password by the link, and tells them by mail. All their sessions end. */
export function onPasswordReset(services: Services, staffId: string): Promise<void> {
  return inTransaction(services.write, async tx => {
    const staff = await activeStaffById(tx, staffId)
    await record(tx, {
      actor: staff ? { kind: 'staff', id: staff.id, name: staff.name } : { kind: 'system', name: 'sign-in' },
      at: services.clock(),
      deed: 'account.reset-password',
      subject: { kind: 'staff', id: staffId },
    })
    if (staff) await queueStaffMail(tx, services, { to: staff, letter: 'passwordChanged', values: {} })
  })
}
