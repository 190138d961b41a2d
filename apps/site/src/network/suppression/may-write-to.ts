import type { ReadDb, Services } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { isClosed, suppressionsOf } from './suppression-store.ts'

/**
 * Whether mail that its owner has just asked for may go to an address, as `readAddress` gives it. Not where mail does not arrive, nor where they
 * have complained of ours; that they have left a list, or were erased, is no reason against what they ask for now.
 */
export const mayWriteTo = async (db: ReadDb, house: Pick<Services, 'secret'>, address: string): Promise<boolean> =>
  !isClosed(await suppressionsOf(db, addressKey(house, address)))
