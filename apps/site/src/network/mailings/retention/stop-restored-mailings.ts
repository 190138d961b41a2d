import { type Actor, inTransaction, recallBatch, record, type WriteDb } from '../../../foundation/index.ts'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import { holdMailing, mailingsToKeep, updateMailing } from '../mailing-store.ts'
import { noteFate } from '../recipient-mail-store.ts'

const actor: Actor = { kind: 'command', name: 'restore' }

/**
 * A backup knows nothing of the mails that left after it was made. A mailing that was on its way then is stopped for good, since nobody may get it
 * twice; one that waited for its hour is a draft again.
 */
export const stopRestoredMailings = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(
    db,
    async tx => {
      const mailings = await mailingsToKeep(tx)
      for (const { id } of mailings) {
        const mailing = await holdMailing(tx, id)
        if (!mailing) continue
        const isOnItsWay = mailing.state !== 'scheduled'
        const deed = isOnItsWay ? 'mailing.stop' : 'mailing.unschedule'
        await record(tx, { actor, at: now, deed, subject: subjectOfMailing(id) })
        if (mailing.batchId !== null) await noteFate(tx, await recallBatch(tx, mailing.batchId, now), 'taken-back')
        const next = isOnItsWay ? ({ state: 'stopped', ended_at: now } as const) : ({ state: 'draft', starts_at: null } as const)
        await updateMailing(tx, id, { ...next, version: mailing.version + 1 })
      }
      return mailings.length === 0
        ? null
        : `Mailings that were on their way or waited for their hour: ${mailings.length}. They are stopped: whom they have reached since the backup was made is not known (/console/mailings).`
    },
    { limitMs: 60_000 },
  )
