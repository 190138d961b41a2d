import { type Actor, forgetMails, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { mailsOf } from '../mail/supporter-mail-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { suppress } from '../suppression/suppression-store.ts'
import { deleteSupporters, type Supporter } from './supporter-store.ts'

/**
 * Erases somebody, in the caller's transaction, which holds them: with their consent, what they follow, and what our mails to them said. What
 * stays is the keyed hash of the address, so that no list that is imported later brings them back.
 */
export async function eraseSupporter(
  tx: WriteDb,
  house: Pick<NetworkHouse, 'secret'>,
  { supporter, actor, now }: { readonly supporter: Supporter; readonly actor: Actor; readonly now: Date },
): Promise<void> {
  await record(tx, {
    actor,
    at: now,
    deed: 'supporter.erase',
    subject: { kind: 'supporter', id: String(supporter.id) },
    after: { fields: ['address', 'language', 'details', 'my-condition', 'consent', 'hospital', 'mail'] },
  })
  const mails = await mailsOf(tx, supporter.id)
  await forgetMails(
    tx,
    mails.map(({ mailId }) => mailId),
    now,
  )
  await deleteSupporters(tx, [supporter.id])
  await suppress(tx, addressKey(house, supporter.address), { reason: 'erased', now })
}
