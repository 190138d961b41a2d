import { type ReadDb, rows } from '../../foundation/index.ts'
import type { RegisterTables } from '../schema.ts'
import type { Body } from './bodies.ts'

/** A time in which a parliament has no members, from the first day to the last, `YYYY-MM-DD`. */
export type Dissolution = {
  readonly id: number
  readonly body: Body
  readonly from: string
  /** null while nobody has entered the last day. */
  readonly until: string | null
  readonly source: string
  readonly enteredBy: string
  readonly enteredAt: Date
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
}

/** Every dissolution that was entered, the newest first, those that were taken back among them. */
export async function allDissolutions(db: ReadDb): Promise<Dissolution[]> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('dissolution')
    .select(['id', 'body', 'from_day', 'until_day', 'source', 'entered_at', 'entered_by', 'withdrawn_at', 'withdrawn_by'])
    .orderBy('from_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return found.map(row => ({
    id: row.id,
    body: row.body,
    from: row.from_day,
    until: row.until_day,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by,
  }))
}

/** Those that hold: never taken back. */
export const dissolutionsThatHold = async (db: ReadDb): Promise<Dissolution[]> =>
  (await allDissolutions(db)).filter(({ withdrawnAt }) => withdrawnAt === null)
