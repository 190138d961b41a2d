import { asActor, inTransaction, type Principal, record, type Services } from '../../../foundation/index.ts'
import type { Outcome } from './report.ts'
import { holdReport, writeSettled } from './report-store.ts'

type Settle = { readonly id: number; readonly outcome: Outcome; readonly note: string; readonly who: Principal }

/** `already`: somebody else was quicker, and what they noted stands. */
export type SettleOutcome = 'settled' | 'already' | 'unknown'

/** Notes what came of a report. */
export const settleReport = (
  house: Pick<Services, 'write' | 'clock'>,
  { id, outcome, note, who }: Settle,
): Promise<SettleOutcome> =>
  inTransaction(house.write, async tx => {
    const report = await holdReport(tx, id)
    if (!report) return 'unknown'
    if (report.settledAt !== null) return 'already'
    const now = house.clock()
    await record(tx, {
      actor: asActor(who),
      at: now,
      deed: 'support-report.settle',
      subject: { kind: 'support-service', id: report.service },
      after: { report: id, outcome },
    })
    await writeSettled(tx, id, { by: who.id, outcome, note, now })
    return 'settled'
  })
