import { type Actor, inTransaction, record } from '../../foundation/index.ts'
import { subjectOfProfessional } from './ask-to-confirm-work.ts'
import { confirmDays, mailDays } from './professional.ts'
import { deleteProfessional, holdProfessional, quietSince } from './professional-store.ts'
import { daysAfter } from './work-link-store.ts'
import { forgetMailsTo, forgetWorkMailsBefore } from './work-mail.ts'
import type { WorkHouse, WorkPurpose } from './work-purpose.ts'

const actor: Actor = { kind: 'system', name: 'retention' }

/** What was done in one look. */
export type KeptProfessionals = { readonly forgotten: number; readonly mails: number }

/**
 * Forgets addresses that nothing is kept for any more, and what our mails said. It may end at any moment and run in several processes: each address is looked at
 * once more while it is held. Run it behind what forgets the things themselves.
 */
export async function keepProfessionals(house: WorkHouse, purposes: readonly WorkPurpose[]): Promise<KeptProfessionals> {
  const now = house.clock()
  const before = daysAfter(now, -confirmDays)
  let [forgotten, mails, last] = [0, 0, 0]
  for (let ids = await quietSince(house.write, before, last); ids.length > 0; ids = await quietSince(house.write, before, last)) {
    for (const id of ids) {
      forgotten += (await forget(house, purposes, { id, before, now })) ? 1 : 0
      last = id
    }
  }
  for (let count = 1; count > 0; mails += count) {
    count = await inTransaction(house.write, tx => forgetWorkMailsBefore(tx, daysAfter(now, -mailDays), now))
  }
  return { forgotten, mails }
}

type Forget = { readonly id: number; readonly before: Date; readonly now: Date }

const forget = (house: WorkHouse, purposes: readonly WorkPurpose[], { id, before, now }: Forget): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const professional = await holdProfessional(tx, id)
    if (!professional || professional.asked_at >= before) return false
    for (const purpose of purposes) if (await purpose.isHeld(tx, id)) return false
    await record(tx, { actor, at: now, deed: 'professional.forget', subject: subjectOfProfessional(id) })
    await forgetMailsTo(tx, id, now)
    await deleteProfessional(tx, id)
    return true
  })
