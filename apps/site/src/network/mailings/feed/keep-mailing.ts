import {
  type Actor,
  forgetMails,
  inTransaction,
  mailsByIds,
  recallMails,
  record,
  type WriteDb,
} from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import type { ListPurpose } from '../../network-words.ts'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import { holdMailing, type Mailing, updateMailing } from '../mailing-store.ts'
import { mailsOnTheirWay, mailsToClear, noteCleared, noteFate, writtenInVain } from '../recipient-mail-store.ts'
import { countFates, gatherSome, isAnybodyLeft, lookAtSizes } from '../recipient-store.ts'
import { narrowedBy } from '../segments/count-people.ts'
import { beginMailing, obstaclesTo } from '../send/begin-mailing.ts'

const actor: Actor = { kind: 'system', name: 'mailings' }
const gatherAtOnce = 5000
const clearAtOnce = 500

/** The hour of a scheduled mailing has come. Where something keeps it from beginning it becomes a draft again, for people to see why. */
export const beginOnTime = (house: NetworkHouse, { id }: Mailing): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const mailing = await holdMailing(tx, id)
    const now = house.clock()
    if (mailing?.state !== 'scheduled' || mailing.startsAt === null || mailing.startsAt > now) return false
    const obstacles = await obstaclesTo(tx, house, mailing)
    if (obstacles.length === 0) {
      await beginMailing(tx, house, { mailing, actor, now })
      return true
    }
    await record(tx, { actor, at: now, deed: 'mailing.unschedule', subject: subjectOfMailing(id), after: { obstacles } })
    await updateMailing(tx, id, { state: 'draft', starts_at: null, version: mailing.version + 1 })
    return false
  })

/** Writes the recipients down, once, some at a time; whoever comes later is not among them. True when all are there. */
export async function gatherRecipients(house: NetworkHouse, mailing: Mailing): Promise<boolean> {
  const narrowed = await narrowedBy(house.write, house, mailing)
  for (let count = gatherAtOnce; count === gatherAtOnce; ) {
    const gathered = await inTransaction(house.write, async tx => {
      const held = await holdMailing(tx, mailing.id)
      if (held?.state !== 'sending' || held.gatheredAt !== null) return null
      const some = await gatherSome(tx, { mailing: mailing.id, narrowed, limit: gatherAtOnce })
      if (some < gatherAtOnce) await noteGathered(tx, house, held)
      return some
    })
    if (gathered === null) return false
    count = gathered
  }
  await lookAtSizes(house.write)
  return true
}

async function noteGathered(tx: WriteDb, house: NetworkHouse, { id }: Mailing): Promise<void> {
  const now = house.clock()
  const { waiting = 0 } = await countFates(tx, id)
  await record(tx, { actor, at: now, deed: 'mailing.gather', subject: subjectOfMailing(id), after: { people: waiting } })
  await updateMailing(tx, id, { gathered_at: now, recipients: waiting })
}

/** Everybody has been written to: it is over. */
export async function endIfDone(house: NetworkHouse, { id }: Mailing): Promise<boolean> {
  if (await isAnybodyLeft(house.write, id)) return false
  return inTransaction(house.write, async tx => {
    const mailing = await holdMailing(tx, id)
    if (mailing?.state !== 'sending' || mailing.gatheredAt === null || (await isAnybodyLeft(tx, id))) return false
    const now = house.clock()
    const after = await countFates(tx, id)
    await record(tx, { actor, at: now, deed: 'mailing.end', subject: subjectOfMailing(id), after })
    await updateMailing(tx, id, { state: 'sent', ended_at: now, version: mailing.version + 1 })
    return true
  })
}

/** Takes mails back whose readers may not be written to any more, however that came. */
export async function recallInVain(house: NetworkHouse, { id, purpose }: Mailing): Promise<void> {
  const mails = await writtenInVain(house.write, id, purpose)
  if (mails.length > 0) await inTransaction(house.write, tx => recallWritten(tx, mails, house.clock()))
}

/** What is being handed over at this moment still goes, and is noted when it has gone. */
async function recallWritten(tx: WriteDb, mails: readonly number[], now: Date): Promise<void> {
  await recallMails(tx, mails, now)
  const recalled = (await mailsByIds(tx, mails)).filter(({ state }) => state === 'recalled').map(({ id }) => id)
  await noteFate(tx, recalled, 'left-out')
}

/** Somebody leaves: what was written to them and has not left is taken back. In the transaction in which they leave; null: of every kind. */
export const recallMailingsTo = async (
  tx: WriteDb,
  { supporterId, purpose, now }: { readonly supporterId: number; readonly purpose: ListPurpose | null; readonly now: Date },
): Promise<void> => recallWritten(tx, await mailsOnTheirWay(tx, supporterId, purpose), now)

/** Takes the text and the reader out of mails that have gone. How many. */
export async function clearSent(house: NetworkHouse): Promise<number> {
  let cleared = 0
  for (let count = clearAtOnce; count === clearAtOnce; cleared += count) {
    count = await inTransaction(house.write, async tx => {
      const mails = await mailsToClear(tx, clearAtOnce)
      await forgetMails(tx, mails, house.clock())
      await noteCleared(tx, mails)
      return mails.length
    })
  }
  return cleared
}
