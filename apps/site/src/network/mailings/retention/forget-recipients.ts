import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import { holdMailing, updateMailing } from '../mailing-store.ts'
import { countFates, dropRecipients } from '../recipient-store.ts'
import { endedBefore } from './ended-before.ts'

const actor: Actor = { kind: 'system', name: 'retention' }
/** So long after the end of a mailing it is known who got it: as long as its mails can come back. */
export const recipientDays = 35
const dayMs = 24 * 60 * 60 * 1000

/** Of mailings that ended long ago only numbers stay: who got them is forgotten. How many mailings. */
export async function forgetRecipients(house: NetworkHouse): Promise<number> {
  const now = house.clock()
  const before = new Date(now.getTime() - recipientDays * dayMs)
  const ids = await endedBefore(house.write, before)
  for (const id of ids) {
    await inTransaction(
      house.write,
      async tx => {
        const mailing = await holdMailing(tx, id)
        if (mailing === null || mailing.outcome !== null) return
        const outcome = await countFates(tx, id)
        await record(tx, { actor, at: now, deed: 'mailing.forget', subject: subjectOfMailing(id) })
        await updateMailing(tx, id, { outcome: JSON.stringify(outcome) })
        await dropRecipients(tx, id)
      },
      { limitMs: 60_000 },
    )
  }
  return ids.length
}
