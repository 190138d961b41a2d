import { inTransaction, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { MailingTables } from '../mailings/mailing-tables.ts'
import type { ActedKind } from '../mailings/mailing-words.ts'
import type { NetworkTables } from '../network-tables.ts'
import { supporterByAddress } from '../supporters/supporter-store.ts'

type Acted = { readonly address: string; readonly kind: ActedKind }

/**
 * Notes that somebody in the Campaigns Network has done something here: of members alone, since they have agreed to it, and the kind alone, neither
 * when nor to whom. Anybody else's address leaves no trace. It goes with their membership. In the caller's transaction, `address` as `readAddress`
 * gives it.
 */
export async function noteActed(tx: WriteDb, { address, kind }: Acted): Promise<void> {
  const supporter = await supporterByAddress(tx, address)
  if (supporter?.state !== 'confirmed') return
  const db = writes<MailingTables & NetworkTables>(tx)
  // Held until the transaction ends: whoever leaves at this moment either takes the note along or is not noted.
  const member = await db
    .selectFrom('permission')
    .select('supporter_id')
    .where('supporter_id', '=', supporter.id)
    .where('purpose', '=', 'network')
    .forShare()
    .executeTakeFirst()
  if (!member) return
  await db
    .insertInto('supporter_deed')
    .values({ supporter_id: supporter.id, kind })
    .onConflict(conflict => conflict.columns(['supporter_id', 'kind']).doNothing())
    .execute()
}

/** The same, in a transaction of its own. */
export const noteActedAtOnce = (db: WriteDb, acted: Acted): Promise<void> => inTransaction(db, tx => noteActed(tx, acted))

/** What is noted of one person. */
export async function actedOf(db: ReadDb, supporterId: number): Promise<ActedKind[]> {
  const found = await rows<MailingTables>(db)
    .selectFrom('supporter_deed')
    .select('kind')
    .where('supporter_id', '=', supporterId)
    .orderBy('kind')
    .execute()
  return found.map(({ kind }) => kind)
}
