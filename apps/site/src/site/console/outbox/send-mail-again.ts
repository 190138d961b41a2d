import { type Actor, inTransaction, mailById, record, requeue, type WriteDb } from '../../../foundation/index.ts'

type SendAgain = { readonly id: number; readonly actor: Actor; readonly now: Date }

/**
 * Puts a mail that was held, failed or uncertain on its way, because a person says so. One that is on its way or has arrived is left
 * alone: pressing the button twice sends once.
 */
export function sendMailAgain(db: WriteDb, { id, actor, now }: SendAgain): Promise<'queued' | 'nothing-to-do'> {
  return inTransaction(db, async tx => {
    const mail = await mailById(tx, id)
    if (mail === null || !(await requeue(tx, id, now))) return 'nothing-to-do'
    await record(tx, {
      actor,
      at: now,
      deed: 'mail.send',
      subject: { kind: 'mail', id: String(id) },
      before: { state: mail.state },
      after: { state: 'queued' },
    })
    return 'queued'
  })
}
