import { type ReadDb, rows } from '../../../foundation/index.ts'
import type { MailingTables } from '../mailing-tables.ts'

/** Mailings that ended before this moment and whose recipients are still kept. */
export async function endedBefore(db: ReadDb, before: Date): Promise<number[]> {
  const found = await rows<MailingTables>(db)
    .selectFrom('mailing')
    .select('id')
    .where('ended_at', '<', before)
    .where('outcome', 'is', null)
    .orderBy('id')
    .execute()
  return found.map(({ id }) => Number(id))
}
