import type { Services } from '../../foundation/index.ts'
import { takeTry } from './take-try.ts'

type House = Pick<Services, 'write' | 'secret'>

/** Ten files of one key in ten minutes: the check of each can take the site a second. */
const weightOfKey = 20

/** Counts a file that is sent from the address of a connection, whatever is in it. False: so many have come that this one is not looked at. */
export const takeSubmissionOfAddress = async (services: House, address: string): Promise<boolean> =>
  (await takeTry(services, { purpose: 'submission', key: `address:${address}` })).allowed

/** Counts a file whose signature by this key is right. */
export const takeSubmissionOfKey = async (services: House, publicKey: string): Promise<boolean> =>
  (await takeTry(services, { purpose: 'submission', key: `key:${publicKey}` }, weightOfKey)).allowed
