import { type ReadDb, rows } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { ListPurpose } from '../network-words.ts'

/**
 * Those who may be written to for a purpose: their address is confirmed (or came in with its evidence), they have not left, and mail arrives there.
 * A query to narrow further: `supporter` is who they are, `permission` on what ground they are written to and since when. Leaving, erasing, a
 * bounce and a complaint all take the permission away in their own transaction, so nothing else has to be looked at.
 */
export const audience = (db: ReadDb, purpose: ListPurpose) =>
  rows<NetworkTables>(db)
    .selectFrom('permission')
    .innerJoin('supporter', 'supporter.id', 'permission.supporter_id')
    .where('permission.purpose', '=', purpose)
    .where('supporter.state', '=', 'confirmed')
