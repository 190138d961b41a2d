import { dayInUk, forgetMails, inTransaction, record } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { dropOldImports } from '../import/import-store.ts'
import { dropOldSignUps } from '../join/sign-up-store.ts'
import { dropMails, mailsBefore, mailsOf } from '../mail/supporter-mail-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { dropAnsweredRequests } from '../requests/request-store.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import { deleteSupporters, type Supporter } from '../supporters/supporter-store.ts'
import { suppress } from '../suppression/suppression-store.ts'
import { cutoffOf, type Removed } from './retention-rules.ts'
import { dropDeadLinks, dropUnconfirmed, hasRun, noteRun, outlivedSupporters } from './retention-store.ts'

const actor = { kind: 'system', name: 'retention' } as const
const atOnce = 200

/**
 * Takes away whose time is over, once a day in all processes together, and notes how much it was. It may end at any moment: what it has taken
 * away stays away, and the next look goes on. Null when this day's is done.
 */
export async function runRetention(house: NetworkHouse): Promise<Removed | null> {
  const now = house.clock()
  const day = dayInUk(now)
  if (await hasRun(house.write, day)) return null
  const unconfirmed = await forgetPeople(house, 'unconfirmed', now)
  const left = await forgetPeople(house, 'left', now)
  const mails = await forgetOldMails(house, now)
  return inTransaction(house.write, async tx => {
    // Before the rows: their tables look for it at once.
    await record(tx, { actor, at: now, deed: 'retention.run', subject: { kind: 'retention', id: day }, after: { mails } })
    const asked = await dropUnconfirmed(tx, cutoffOf('unconfirmed', now))
    const links = await dropDeadLinks(tx, cutoffOf('links', now))
    const signUps = await dropOldSignUps(tx, { unconfirmed: cutoffOf('unconfirmed', now), settled: cutoffOf('links', now) })
    const imports = await dropOldImports(tx, cutoffOf('imports', now))
    const requests = await dropAnsweredRequests(tx, dayInUk(cutoffOf('requests', now)))
    const removed = { unconfirmed: unconfirmed + asked + signUps, left, mails, links, imports, requests }
    await noteRun(tx, { day, at: now, removed })
    return removed
  })
}

async function forgetPeople(house: NetworkHouse, state: 'unconfirmed' | 'left', now: Date): Promise<number> {
  const wanted = { state, before: cutoffOf('left', now), asked: cutoffOf('unconfirmed', now), limit: atOnce }
  let forgotten = 0
  for (let ids = await outlivedSupporters(house.write, wanted); ids.length > 0; ) {
    for (const id of ids) forgotten += (await forgetOne(house, id, { state, now })) ? 1 : 0
    ids = ids.length < atOnce ? [] : await outlivedSupporters(house.write, wanted)
  }
  return forgotten
}

type Forget = { readonly state: Supporter['state']; readonly now: Date }

/** Looked at once more while it is held: somebody may confirm at this very moment. */
const forgetOne = (house: NetworkHouse, id: number, { state, now }: Forget): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const supporter = await holdWithMails(tx, id)
    if (supporter?.state !== state || supporter.askedAt >= cutoffOf('unconfirmed', now)) return false
    if (supporter.leftAt !== null && supporter.leftAt >= cutoffOf('left', now)) return false
    await record(tx, { actor, at: now, deed: 'supporter.forget', subject: { kind: 'supporter', id: String(id) } })
    const mails = await mailsOf(tx, id)
    await forgetMails(
      tx,
      mails.map(({ mailId }) => mailId),
      now,
    )
    await deleteSupporters(tx, [id])
    // An address that nobody ever confirmed says nothing about its owner: of it not even a hash is kept.
    if (state === 'left') await suppress(tx, addressKey(house, supporter.address), { reason: 'erased', now })
    return true
  })

async function forgetOldMails(house: NetworkHouse, now: Date): Promise<number> {
  let forgotten = 0
  for (let count = atOnce; count === atOnce; forgotten += count) {
    count = await inTransaction(house.write, async tx => {
      const ids = (await mailsBefore(tx, cutoffOf('mails', now), atOnce)).map(({ mailId }) => mailId)
      await forgetMails(tx, ids, now)
      await dropMails(tx, ids)
      return ids.length
    })
  }
  return forgotten
}
