import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import { insertMailing } from '../mailing-store.ts'
import { usualPerMinute } from '../mailing-words.ts'

export const subjectOfMailing = (id: number) => ({ kind: 'mailing', id: String(id) }) as const

/** Begins a draft. The same form sent twice makes one. */
export const makeMailing = (house: NetworkHouse, { formToken, actor }: { formToken: string; actor: Actor }): Promise<number> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const { id, isNew } = await insertMailing(tx, { formToken, by: actor.name, now, perMinute: usualPerMinute })
    if (isNew) await record(tx, { actor, at: now, deed: 'mailing.make', subject: subjectOfMailing(id) })
    return id
  })
