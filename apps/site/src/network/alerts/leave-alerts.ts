import { type Actor, inTransaction, recallMails, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { recordWithdrawn } from '../consent/consent-store.ts'
import { dropConfirmLinks, linkByToken } from '../links/link-store.ts'
import { leftIfNothingRemains } from '../lists/leave-lists.ts'
import type { NetworkHouse } from '../network-house.ts'
import type { Way } from '../network-words.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import type { Supporter } from '../supporters/supporter-store.ts'
import { suppress } from '../suppression/suppression-store.ts'
import { alertMailsOf } from './alert-store.ts'
import { subjectOfSupporter, supporterActor } from './ask-for-alerts.ts'
import { endSubscriptions, subscriptionsOf } from './subscription-store.ts'

type Leave = {
  readonly supporter: Supporter
  /** One trust, or null for all of them. */
  readonly trustCode: string | null
  readonly way: Way
  /** Where it was said, without the token. */
  readonly page: string
  readonly actor: Actor
  readonly now: Date
}

/**
 * Somebody wants no more mail, about one trust or about any: in the caller's transaction, which holds the supporter. False when there was
 * nothing to end. Whoever has ended everything is out (`leftIfNothingRemains`).
 */
export async function leave(
  tx: WriteDb,
  house: NetworkHouse,
  { supporter, trustCode, way, page, actor, now }: Leave,
): Promise<boolean> {
  const before = (await subscriptionsOf(tx, supporter.id)).filter(({ state }) => state !== 'ended')
  const going = before.filter(one => trustCode === null || one.trustCode === trustCode)
  if (going.length === 0) return false
  await record(tx, {
    actor,
    at: now,
    deed: 'supporter.leave',
    subject: subjectOfSupporter(supporter.id),
    after: { fields: ['consent', 'hospital'] },
  })
  await endSubscriptions(tx, { supporterId: supporter.id, trustCode, because: 'left', now })
  await recallMails(
    tx,
    await alertMailsOf(
      tx,
      going.map(({ id }) => id),
    ),
    now,
  )
  await recordWithdrawn(tx, { supporterId: supporter.id, purpose: 'hospital-alerts', about: trustCode, page, way, now })
  if (going.length < before.length) return true
  await dropConfirmLinks(tx, supporter.id, ['confirm'])
  await leftIfNothingRemains(tx, { supporter, way, page, now })
  await suppress(tx, addressKey(house, supporter.address), { reason: 'unsubscribed', purpose: 'hospital-alerts', now })
  return true
}

/** One click in a mail program, or the button on the page behind the link. A link that opens nothing has nothing to end. */
export const leaveByLink = (
  house: NetworkHouse,
  { token, way, page }: { readonly token: string; readonly way: Way; readonly page: string },
): Promise<'left' | 'nothing-to-do' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const link = await linkByToken(tx, 'leave', token)
    const supporter = link && (await holdWithMails(tx, link.supporterId))
    if (!supporter) return 'unknown'
    const hasLeft = await leave(tx, house, {
      supporter,
      trustCode: null,
      way,
      page,
      actor: supporterActor,
      now: house.clock(),
    })
    return hasLeft ? 'left' : 'nothing-to-do'
  })
