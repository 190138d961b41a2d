import { asActor, inTransaction, type Principal, record, type Services } from '../../../foundation/index.ts'
import { holdFlag, writeSettled } from './flag-store.ts'
import { subjectOf } from './flag-text.ts'

export const longestNote = 2000

/** `already`: somebody else was quicker, and their note stands. */
export type SettleOutcome = 'settled' | 'already' | 'unknown'

/** Notes what somebody did about a flag. The note stands with the flag and goes with it; the log says only that there is one. */
export const settleFlag = (
  { write, clock }: Pick<Services, 'write' | 'clock'>,
  { id, note, who }: { readonly id: number; readonly note: string; readonly who: Principal },
): Promise<SettleOutcome> =>
  inTransaction(write, async tx => {
    const flag = await holdFlag(tx, id)
    if (!flag) return 'unknown'
    if (flag.settledAt !== null) return 'already'
    const now = clock()
    await record(tx, { actor: asActor(who), at: now, deed: 'flag.settle', subject: subjectOf(flag), after: { fields: ['note'] } })
    await writeSettled(tx, id, { by: who.id, note, now })
    return 'settled'
  })
