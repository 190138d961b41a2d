import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { endSubscriptions } from '../alerts/subscription-store.ts'
import { recordWithdrawn } from '../consent/consent-store.ts'
import { dropWaitingSignUps } from '../join/sign-up-store.ts'
import { dropConfirmLinks } from '../links/link-store.ts'
import { endPermissions } from '../lists/permission-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { listPurposes } from '../network-words.ts'
import { eraseSupporter } from '../supporters/erase-supporter.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import { writeSupporter } from '../supporters/supporter-store.ts'
import { isClosed, suppress, suppressionsOf } from './suppression-store.ts'

type Close = {
  readonly supporterId: number
  readonly reason: 'hard-bounce' | 'complaint'
  readonly actor: Actor
  readonly now: Date
}

/**
 * Mail to somebody does not arrive, or they have complained of it: nothing is sent there any more, for whatever purpose, in the caller's
 * transaction. What was typed and never confirmed is not kept at all. Nothing happens the second time.
 */
export async function closeAddress(
  tx: WriteDb,
  house: Pick<NetworkHouse, 'secret'>,
  { supporterId, reason, actor, now }: Close,
): Promise<boolean> {
  const supporter = await holdWithMails(tx, supporterId)
  if (!supporter) return false
  const key = addressKey(house, supporter.address)
  if (isClosed(await suppressionsOf(tx, key))) return false
  await record(tx, {
    actor,
    at: now,
    deed: 'supporter.close',
    subject: { kind: 'supporter', id: String(supporterId) },
    after: { reason },
  })
  await suppress(tx, key, { reason, now })
  if (supporter.state === 'unconfirmed') {
    await eraseSupporter(tx, house, { supporter, actor, now })
    return true
  }
  const listed = await endPermissions(tx, { supporterId, purposes: listPurposes })
  const because = reason === 'complaint' ? 'complained' : 'bounced'
  const ended = await endSubscriptions(tx, { supporterId, trustCode: null, because, now })
  if (reason === 'complaint') {
    const purposes = [...(ended.length > 0 ? ['hospital-alerts' as const] : []), ...listed]
    const withdrawn = { supporterId, about: null, page: '', way: 'mail', now } as const
    await recordWithdrawn(tx, ...purposes.map(purpose => ({ ...withdrawn, purpose })))
  }
  await dropConfirmLinks(tx, supporterId)
  await dropWaitingSignUps(tx, supporterId)
  await writeSupporter(tx, supporterId, { state: 'left', left_at: supporter.leftAt ?? now, about_me: [] })
  return true
}
