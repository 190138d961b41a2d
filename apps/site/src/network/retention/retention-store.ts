import { z } from 'zod'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import { addRemoved, type Removed } from './retention-rules.ts'

/** Some of the people who were never confirmed, or have left, and whose time is over. */
export async function outlivedSupporters(
  db: ReadDb,
  { state, before, asked, limit }: { state: 'unconfirmed' | 'left'; before: Date; asked: Date; limit: number },
): Promise<number[]> {
  let query = rows<NetworkTables>(db)
    .selectFrom('supporter')
    .select('id')
    .where('state', '=', state)
    // Somebody who has left and asks again has a link on its way.
    .where('asked_at', '<', asked)
  if (state === 'left') query = query.where('left_at', '<', before)
  return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id)
}

/** What somebody who follows other trusts asked for and never confirmed. Its links go with it. */
export async function dropUnconfirmed(tx: WriteDb, before: Date): Promise<number> {
  const gone = await writes<NetworkTables>(tx)
    .deleteFrom('alert_subscription')
    .where('state', '=', 'asked')
    .where('asked_at', '<', before)
    .returning('id')
    .execute()
  return gone.length
}

export async function dropDeadLinks(tx: WriteDb, before: Date): Promise<number> {
  const gone = await writes<NetworkTables>(tx)
    .deleteFrom('supporter_link')
    .where('expires_at', '<', before)
    .returning('token_hash')
    .execute()
  return gone.length
}

/** Runs of before there were lists and requests say nothing of them. */
const sinceLater = z.number().default(0)
const removedSchema = z.object({
  unconfirmed: z.number(),
  left: z.number(),
  mails: z.number(),
  links: z.number(),
  imports: sinceLater,
  requests: sinceLater,
})

export type RetentionRun = { readonly day: string; readonly at: Date; readonly removed: Removed }

/** Notes a run. Where two processes have shared the work of a day, its numbers are those of both. */
export async function noteRun(tx: WriteDb, { day, at, removed }: RetentionRun): Promise<void> {
  const runs = writes<NetworkTables>(tx)
  const noted = await runs
    .insertInto('retention_run')
    .values({ on_day: day, at, removed: JSON.stringify(removed) })
    .onConflict(conflict => conflict.column('on_day').doNothing())
    .returning('id')
    .execute()
  if (noted.length > 0) return
  const present = await runs
    .selectFrom('retention_run')
    .select('removed')
    .where('on_day', '=', day)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const both = addRemoved(removedSchema.parse(present.removed), removed)
  await runs
    .updateTable('retention_run')
    .set({ removed: JSON.stringify(both) })
    .where('on_day', '=', day)
    .execute()
}

export async function hasRun(db: ReadDb, day: string): Promise<boolean> {
  const row = await rows<NetworkTables>(db).selectFrom('retention_run').select('id').where('on_day', '=', day).executeTakeFirst()
  return row !== undefined
}

/** The newest first. */
export async function listRuns(db: ReadDb, limit: number): Promise<RetentionRun[]> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('retention_run')
    .select(['on_day as day', 'at', 'removed'])
    .orderBy('on_day', 'desc')
    .limit(limit)
    .execute()
  return found.map(({ removed, ...run }) => ({ ...run, removed: removedSchema.parse(removed) }))
}
