import { asActor, inTransaction, type Locale, type Principal, record, type Services } from '../../foundation/index.ts'
import { longestName } from '../joining/join.ts'
import { realTime } from '../real-time.ts'
import { activeStaffById, updateStaff } from '../staff-store.ts'

export type ProfileOutcome = 'done' | 'nothing-to-do' | 'no-name' | 'long-name'

/** Changes how somebody is called, and the language of the mails they get. */
export async function changeProfile(
  services: Services,
  { principal, name: typed, language }: { principal: Principal; name: string; language: Locale },
): Promise<ProfileOutcome> {
  const name = typed.trim()
  if (name === '') return 'no-name'
  if (name.length > longestName) return 'long-name'
  return inTransaction(services.write, async tx => {
    const staff = await activeStaffById(tx, principal.id)
    if (staff === null || (staff.name === name && staff.language === language)) return 'nothing-to-do'
    await updateStaff(tx, staff.id, { name, language, now: realTime() })
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'account.change-profile',
      subject: { kind: 'staff', id: staff.id },
      before: { language: staff.language },
      after: { language, fields: staff.name === name ? ['language'] : ['name'] },
    })
    return 'done'
  })
}
