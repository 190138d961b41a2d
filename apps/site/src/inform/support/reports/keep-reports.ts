import { type Actor, inTransaction, record, type Services } from '../../../foundation/index.ts'
import { dropFlag } from '../../../network/index.ts'
import { settledDays } from './report.ts'
import { deleteReports, settledBefore } from './report-store.ts'

const actor: Actor = { kind: 'system', name: 'retention' }
const atOnce = 200

/** Deletes reports that were settled long ago, some at a time. Gives how many. */
export async function keepReports(house: Pick<Services, 'write' | 'clock'>): Promise<number> {
  let deleted = 0
  for (let count = atOnce; count === atOnce; deleted += count) {
    count = await inTransaction(house.write, async tx => {
      const now = house.clock()
      const before = new Date(now.getTime() - settledDays * 24 * 60 * 60 * 1000)
      const ids = await settledBefore(tx, before, atOnce)
      if (ids.length === 0) return 0
      const subject = { kind: 'support-service', id: 'all' } as const
      await record(tx, { actor, at: now, deed: 'support-report.expire', subject, after: { count: ids.length } })
      for (const id of ids) await dropFlag(tx, { of: { room: 'inform', subject: 'support-report', id: String(id) }, now })
      await deleteReports(tx, ids)
      return ids.length
    })
  }
  return deleted
}
