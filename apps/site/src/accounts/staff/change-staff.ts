import { asActor, inTransaction, type Principal, type Role, record, type Services, type WriteDb } from '../../foundation/index.ts'
import { queueStaffMail } from '../mail/queue-staff-mail.ts'
import { realTime } from '../real-time.ts'
import { deleteSessionsOf } from '../session-store.ts'
import { countActiveAdmins, forgetSecondStep, type StaffMember, staffById, takeStaffTurn, updateStaff } from '../staff-store.ts'
import { judgeStaffChange, type StaffChange, type StaffRefusal } from './staff-rules.ts'

export type StaffOutcome = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly why: StaffRefusal }

type Change = { readonly principal: Principal; readonly id: string }

/**
 * One change of one member of staff: whoever else is changing the staff waits, the rule decides on what is true then, and what was done
 * is entered in the audit log.
 */
function changeStaff(
  services: Services,
  { principal, id }: Change,
  change: StaffChange,
  carryOut: (tx: WriteDb, staff: StaffMember, now: Date) => Promise<{ deed: string; before?: unknown; after?: unknown }>,
): Promise<StaffOutcome> {
  return inTransaction(services.write, async (tx): Promise<StaffOutcome> => {
    await takeStaffTurn(tx)
    const staff = await staffById(tx, id)
    const asking = await staffById(tx, principal.id)
    const why = judgeStaffChange({ change, staff, asking, activeAdmins: await countActiveAdmins(tx) })
    if (why !== null || staff === null) return { outcome: 'refused', why: why ?? 'unknown' }
    const done = await carryOut(tx, staff, realTime())
    await record(tx, { actor: asActor(principal), at: services.clock(), subject: { kind: 'staff', id }, ...done })
    return { outcome: 'done' }
  })
}

/** Gives somebody another role. It holds from their next click. */
export const changeRole = (services: Services, { role, ...of }: Change & { readonly role: Role }): Promise<StaffOutcome> =>
  changeStaff(services, of, { kind: 'role', role }, async (tx, staff, now) => {
    await updateStaff(tx, staff.id, { role, now })
    return { deed: 'staff.change-role', before: { role: staff.role }, after: { role } }
  })

/** Ends somebody's work here: their sessions end at once and nothing lets them in again. What they did stays under their name. */
export const deactivate = (services: Services, of: Change): Promise<StaffOutcome> =>
  changeStaff(services, of, { kind: 'deactivate' }, async (tx, staff, now) => {
    await updateStaff(tx, staff.id, { deactivated_at: now, now })
    await deleteSessionsOf(tx, staff.id)
    return { deed: 'staff.deactivate', before: { active: true }, after: { active: false } }
  })

export const reactivate = (services: Services, of: Change): Promise<StaffOutcome> =>
  changeStaff(services, of, { kind: 'reactivate' }, async (tx, staff, now) => {
    await updateStaff(tx, staff.id, { deactivated_at: null, now })
    return { deed: 'staff.reactivate', before: { active: false }, after: { active: true } }
  })

/** For somebody who lost their phone: takes app, passkeys and sessions away. They set up a second step when they next sign in. */
export const resetSecondStep = (services: Services, of: Change): Promise<StaffOutcome> =>
  changeStaff(services, of, { kind: 'reset' }, async (tx, staff, now) => {
    await forgetSecondStep(tx, staff.id, now)
    await deleteSessionsOf(tx, staff.id)
    await queueStaffMail(tx, services, { to: staff, letter: 'secondStepReset', values: {} })
    return {
      deed: 'staff.reset-second-step',
      before: { hasTotp: staff.hasTotp, passkeys: staff.passkeys },
      after: { hasTotp: false, passkeys: 0 },
    }
  })
