import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { NetworkTables } from '../../network-tables.ts'
import { type ConcernKind, concernKinds } from '../concern.ts'
import type { GuardTables } from '../guard-tables.ts'
import type { FlagSubject } from './flag-text.ts'

export type Flag = FlagSubject & {
  readonly flagId: number
  readonly link: string | null
  readonly concerns: readonly ConcernKind[]
  readonly words: string | null
  readonly raisedAt: Date
  readonly settledAt: Date | null
  /** The id of whoever noted what was done. */
  readonly settledBy: string | null
  readonly note: string | null
}

const columns = [
  'id',
  'room',
  'subject',
  'subject_id',
  'link',
  'concerns',
  'words',
  'raised_at',
  'settled_at',
  'settled_by',
  'note',
] as const

type Row = Pick<GuardTables['guard_flag'], Exclude<(typeof columns)[number], 'id'>> & { readonly id: number }

const asFlag = (row: Row): Flag => ({
  flagId: row.id,
  room: row.room,
  subject: row.subject,
  id: row.subject_id,
  link: row.link,
  concerns: concernKinds.filter(kind => row.concerns.includes(kind)),
  words: row.words,
  raisedAt: row.raised_at,
  settledAt: row.settled_at,
  settledBy: row.settled_by,
  note: row.note,
})

/** How many a page shows at once. */
export const flagsAtOnce = 100

/** What waits for somebody, the gravest first, then the oldest. */
export async function openFlags(db: ReadDb): Promise<readonly Flag[]> {
  const found = await rows<GuardTables>(db)
    .selectFrom('guard_flag')
    .select(columns)
    .where('settled_at', 'is', null)
    .orderBy('raised_at')
    .execute()
  const gravity = ({ concerns }: Flag): number => Math.min(...concerns.map(kind => concernKinds.indexOf(kind)))
  return found.map(asFlag).sort((one, other) => gravity(one) - gravity(other))
}

/** How many wait, by the gravest concern of each. */
export async function countOpenFlags(db: ReadDb): Promise<ReadonlyMap<ConcernKind, number>> {
  const found = await rows<GuardTables>(db)
    .selectFrom('guard_flag')
    .select(({ fn }) => ['concerns', fn.countAll<number>().as('count')])
    .where('settled_at', 'is', null)
    .groupBy('concerns')
    .execute()
  const counts = new Map<ConcernKind, number>()
  for (const { concerns, count } of found) {
    const gravest = concernKinds.find(kind => concerns.includes(kind))
    if (gravest) counts.set(gravest, (counts.get(gravest) ?? 0) + Number(count))
  }
  return counts
}

/**
 * How many supporters, who have not left, have their mail at which domain. Of addresses that are thrown away staff see a number: nobody is
 * flagged for having one.
 */
export async function supportersByDomain(db: ReadDb): Promise<ReadonlyMap<string, number>> {
  const domain = sql<string>`split_part(address, '@', 2)`
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter')
    .select(({ fn }) => [domain.as('domain'), fn.countAll<number>().as('count')])
    .where('state', '<>', 'left')
    .groupBy(domain)
    .execute()
  return new Map(found.map(({ domain: name, count }) => [name, Number(count)]))
}

/** What was settled last. */
export async function settledFlags(db: ReadDb, limit: number): Promise<readonly Flag[]> {
  const found = await rows<GuardTables>(db)
    .selectFrom('guard_flag')
    .select(columns)
    .where('settled_at', 'is not', null)
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return found.map(asFlag)
}

export async function flagById(db: ReadDb, id: number): Promise<Flag | null> {
  const row = await rows<GuardTables>(db).selectFrom('guard_flag').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? asFlag(row) : null
}

/** Held until the transaction ends: two who settle it at once come one after the other. */
export async function holdFlag(tx: WriteDb, id: number): Promise<Flag | null> {
  const row = await writes<GuardTables>(tx)
    .selectFrom('guard_flag')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asFlag(row) : null
}

type Settling = { readonly by: string; readonly note: string; readonly now: Date }

export async function writeSettled(tx: WriteDb, id: number, { by, note, now }: Settling): Promise<void> {
  await writes<GuardTables>(tx)
    .updateTable('guard_flag')
    .set({ settled_at: now, settled_by: by, note })
    .where('id', '=', id)
    .execute()
}
