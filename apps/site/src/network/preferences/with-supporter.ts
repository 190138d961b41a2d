import { inTransaction, type ReadDb, type WriteDb } from '../../foundation/index.ts'
import { isExpired, linkByToken } from '../links/link-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import { type Supporter, supporterById } from '../supporters/supporter-store.ts'

/** Whose page a link opens; null where it opens none (any more). */
export async function supporterByLink(db: ReadDb, token: string, now: Date): Promise<Supporter | null> {
  const link = await linkByToken(db, 'preferences', token)
  return link && !isExpired(link, now) ? supporterById(db, link.supporterId) : null
}

type Work = (tx: WriteDb, supporter: Supporter, now: Date) => Promise<void>

/** Does something for whoever holds the link. False: it opens nothing. */
export const withSupporter = (house: NetworkHouse, token: string, work: Work): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const found = await supporterByLink(tx, token, now)
    const supporter = found && (await holdWithMails(tx, found.id))
    if (!supporter) return false
    await work(tx, supporter, now)
    return true
  })
