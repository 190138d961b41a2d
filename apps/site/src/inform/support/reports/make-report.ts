import { type Actor, inTransaction, record, type Services } from '../../../foundation/index.ts'
import { type Concerns, flagText } from '../../../network/index.ts'
import { reportsPath } from '../support-links.ts'
import { insertReport, isWaiting, type NewReport } from './report-store.ts'

const reader: Actor = { kind: 'system', name: 'reader' }

/** Keeps what a reader says is wrong. The same words about the same entry wait once. Gives whether they are new. */
export const makeReport = (
  house: Pick<Services, 'write' | 'clock'>,
  report: NewReport,
  concerns: Concerns,
): Promise<'made' | 'already'> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    if (await isWaiting(tx, report)) return 'already'
    // Before the row: its table looks for the entry when the transaction ends. What somebody wrote is not in it.
    await record(tx, {
      actor: reader,
      at: now,
      deed: 'support-report.make',
      subject: { kind: 'support-service', id: report.service },
      after: { what: report.what },
    })
    const id = await insertReport(tx, report, now)
    if (id === null) return 'already'
    await flagText(tx, { room: 'inform', subject: 'support-report', id: String(id), link: reportsPath, concerns, now })
    return 'made'
  })
