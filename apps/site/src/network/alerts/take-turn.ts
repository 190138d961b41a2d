import { sql } from 'kysely'
import { type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'

/** A number of our own choosing: the processes of one site take turns at telling. */
const lockOfAlerts = 5_017_001

/** Waits until no other process is telling anybody anything, until the transaction ends. */
export async function takeTurn(tx: WriteDb): Promise<void> {
  await writes<NetworkTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(${lockOfAlerts})`.as('turn')).execute()
}
