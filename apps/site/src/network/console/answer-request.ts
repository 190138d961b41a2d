import { type Actor, inTransaction, type ReadDb, record } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import type { NetworkHouse } from '../network-house.ts'
import { eraseSupporter } from '../supporters/erase-supporter.ts'
import { exportSupporter } from '../supporters/export-supporter.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import { type Supporter, supporterByAddress, supporterById } from '../supporters/supporter-store.ts'
import { isClosed, liftSticky, type Suppression, suppressionsOf } from '../suppression/suppression-store.ts'

/** What stands under an address, or against it. */
export type Found = { readonly supporter: Supporter | null; readonly key: string; readonly suppressions: readonly Suppression[] }

async function findIn(db: ReadDb, house: Pick<NetworkHouse, 'secret'>, supporter: Supporter | null, key: string): Promise<Found> {
  const own = supporter ? addressKey(house, supporter.address) : key
  return { supporter, key: own, suppressions: await suppressionsOf(db, own) }
}

/** Staff look an address up, because somebody asks what we keep about them. That they looked is entered, the address is not. */
export const lookUp = (house: NetworkHouse, { address, actor }: { address: string; actor: Actor }): Promise<Found> =>
  inTransaction(house.write, async tx => {
    const supporter = await supporterByAddress(tx, address)
    const subject = supporter
      ? ({ kind: 'supporter', id: String(supporter.id) } as const)
      : ({ kind: 'supporter-list', id: '' } as const)
    await record(tx, { actor, at: house.clock(), deed: 'supporter.look-up', subject })
    return findIn(tx, house, supporter, addressKey(house, address))
  })

/** The same once more, for a form that has to be mended. */
export async function foundById(db: ReadDb, house: Pick<NetworkHouse, 'secret'>, id: number): Promise<Found | null> {
  const supporter = await supporterById(db, id)
  return supporter && findIn(db, house, supporter, '')
}

/** What staff hand to somebody who asks for their data. Null: they are not there (any more). */
export const exportFor = (house: NetworkHouse, { id, actor }: { id: number; actor: Actor }): Promise<object | null> =>
  inTransaction(house.write, async tx => {
    const supporter = await supporterById(tx, id)
    if (!supporter) return null
    const now = house.clock()
    await record(tx, { actor, at: now, deed: 'supporter.export', subject: { kind: 'supporter', id: String(id) } })
    return exportSupporter(tx, supporter, now)
  })

/** Staff erase somebody who has asked for it. False: they are not there (any more). */
export const eraseFor = (house: NetworkHouse, { id, actor }: { id: number; actor: Actor }): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const supporter = await holdWithMails(tx, id)
    if (!supporter) return false
    await eraseSupporter(tx, house, { supporter, actor, now: house.clock() })
    return true
  })

/** Staff let mail go again to an address that it came back from, or whose owner had complained, because they said so. */
export const liftFor = (house: NetworkHouse, { key, actor }: { key: string; actor: Actor }): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    if (!isClosed(await suppressionsOf(tx, key))) return false
    await record(tx, { actor, at: house.clock(), deed: 'supporter.lift', subject: { kind: 'suppression', id: key.slice(0, 8) } })
    return (await liftSticky(tx, key)) > 0
  })
