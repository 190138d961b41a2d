import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { subjectOfSupporter, supporterActor } from '../alerts/ask-for-alerts.ts'
import { subscriptionsOf } from '../alerts/subscription-store.ts'
import { recordWithdrawn } from '../consent/consent-store.ts'
import { dropWaitingSignUps } from '../join/sign-up-store.ts'
import { dropConfirmLinks } from '../links/link-store.ts'
import { recallMailingsTo } from '../mailings/feed/keep-mailing.ts'
import type { NetworkHouse } from '../network-house.ts'
import type { ListPurpose, Way } from '../network-words.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import { type Supporter, writeSupporter } from '../supporters/supporter-store.ts'
import { suppress, suppressionsOf } from '../suppression/suppression-store.ts'
import { readStopToken } from './leave-for.ts'
import { endPermissions, permissionsOf } from './permission-store.ts'

type LeaveLists = {
  readonly supporter: Supporter
  readonly purposes: readonly ListPurpose[]
  readonly way: Way
  /** Where it was said, without the token. */
  readonly page: string
  readonly actor: Actor
  readonly now: Date
}

/**
 * Somebody wants no more mailings of these kinds, in the caller's transaction, which holds the supporter and the mails to them. False when there
 * was nothing to end. That they want none is noted in any case, so that no list that is imported later says otherwise.
 */
export async function leaveLists(tx: WriteDb, house: Pick<NetworkHouse, 'secret'>, ask: LeaveLists): Promise<boolean> {
  const { supporter, purposes, way, page, actor, now } = ask
  const present = (await permissionsOf(tx, supporter.id)).map(({ purpose }) => purpose)
  const going = purposes.filter(purpose => present.includes(purpose))
  const key = addressKey(house, supporter.address)
  const noted = (await suppressionsOf(tx, key)).flatMap(mark => (mark.reason === 'unsubscribed' ? (mark.purpose ?? []) : []))
  if (purposes.every(purpose => !going.includes(purpose) && noted.includes(purpose))) return false
  await record(tx, {
    actor,
    at: now,
    deed: 'supporter.leave',
    subject: subjectOfSupporter(supporter.id),
    after: { fields: ['consent', ...purposes] },
  })
  for (const purpose of purposes) await suppress(tx, key, { reason: 'unsubscribed', purpose, now })
  if (going.length === 0) return false
  await endPermissions(tx, { supporterId: supporter.id, purposes: going })
  for (const purpose of going) await recallMailingsTo(tx, { supporterId: supporter.id, purpose, now })
  await recordWithdrawn(tx, ...going.map(purpose => ({ supporterId: supporter.id, purpose, about: null, page, way, now })))
  await dropWaitingSignUps(tx, supporter.id, going)
  await leftIfNothingRemains(tx, { supporter, way, page, now })
  return true
}

type Remains = Pick<LeaveLists, 'supporter' | 'way' | 'page' | 'now'>

/**
 * Whoever has ended the last thing is out, and is written to again only after a fresh yes. What they had said of their health goes at once:
 * nothing is left that it could be for. In a transaction that is in the audit log already.
 */
export async function leftIfNothingRemains(tx: WriteDb, { supporter, way, page, now }: Remains): Promise<boolean> {
  const { id: supporterId, aboutMe } = supporter
  if ((await permissionsOf(tx, supporterId)).length > 0) return false
  if ((await subscriptionsOf(tx, supporterId)).some(({ state }) => state !== 'ended')) return false
  await dropConfirmLinks(tx, supporterId)
  await dropWaitingSignUps(tx, supporterId)
  const withdrawn = { supporterId, purpose: 'my-condition', page, way, now } as const
  await recordWithdrawn(tx, ...aboutMe.map(about => ({ ...withdrawn, about })))
  await writeSupporter(tx, supporterId, { state: 'left', left_at: now, about_me: [] })
  return true
}

type ByLink = { readonly token: string; readonly also: readonly ListPurpose[]; readonly way: Way; readonly page: string }

/** One click in a mail program, or a button on the page behind the link. `also`: more that is to stop at the same time. */
export const stopByLink = (
  house: NetworkHouse,
  { token, also, way, page }: ByLink,
): Promise<'left' | 'nothing-to-do' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const who = readStopToken(house, token)
    const supporter = who && (await holdWithMails(tx, who.supporterId))
    if (!who || !supporter) return 'unknown'
    const purposes = [...new Set([who.purpose, ...also])]
    const hasLeft = await leaveLists(tx, house, { supporter, purposes, way, page, actor: supporterActor, now: house.clock() })
    return hasLeft ? 'left' : 'nothing-to-do'
  })
