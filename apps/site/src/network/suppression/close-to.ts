import { type Actor, type MailHouse, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { supporterByAddress } from '../supporters/supporter-store.ts'
import { closeAddress } from './close-address.ts'
import { isClosed, suppress, suppressionsOf } from './suppression-store.ts'

type CloseTo = {
  /** As `readAddress` gives it. */
  readonly address: string
  readonly reason: 'hard-bounce' | 'complaint'
  /** What the mail was about that came back. */
  readonly about: { readonly kind: string; readonly id: string }
  readonly actor: Actor
  readonly now: Date
}

/**
 * Closes an address to which another room wrote, in the caller's transaction: mail does not arrive there, or its owner has complained of it.
 * They need not be in the network. Nothing happens the second time.
 */
export async function closeTo(
  tx: WriteDb,
  house: Pick<MailHouse, 'secret'>,
  { address, reason, about, actor, now }: CloseTo,
): Promise<void> {
  const supporter = await supporterByAddress(tx, address)
  if (supporter) {
    await closeAddress(tx, house, { supporterId: supporter.id, reason, actor, now })
    return
  }
  const key = addressKey(house, address)
  if (isClosed(await suppressionsOf(tx, key))) return
  await record(tx, { actor, at: now, deed: 'supporter.close', subject: about, after: { reason } })
  await suppress(tx, key, { reason, now })
}
