import { type Actor, inTransaction, record, type Services } from '../../foundation/index.ts'
import { deleteEverySession } from '../session-store.ts'

/** Ends every open session, for when a computer or a copy may be in the wrong hands. Returns how many there were. */
export const signOutEveryone = (services: Pick<Services, 'write' | 'clock'>, actor: Actor): Promise<number> =>
  inTransaction(services.write, async tx => {
    const count = await deleteEverySession(tx)
    const subject = { kind: 'staff', id: 'everyone' }
    await record(tx, { actor, at: services.clock(), deed: 'account.sign-out-everyone', subject, after: { sessions: count } })
    return count
  })
