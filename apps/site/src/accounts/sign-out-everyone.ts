import { inTransaction, type WriteDb } from '../foundation/index.ts'
import { endEverySession } from './session-store.ts'

/** Ends every open session, for when a link or a computer may be in the wrong hands. Returns how many there were. */
export const signOutEveryone = (db: WriteDb, now: Date): Promise<number> => inTransaction(db, tx => endEverySession(tx, now))
