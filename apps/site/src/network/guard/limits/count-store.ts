import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { GuardTables } from '../guard-tables.ts'

/** One thing that is counted: its key, until when it counts, and from which number on it is too much. */
export type Count = { readonly key: string; readonly until: Date; readonly most: number }

/** How often each has been counted by now, this time included. */
export type Taken = ReadonlyMap<string, number>

/**
 * Counts in all processes together, in one statement. The things of a stage are counted only where each of the stage before is within its
 * number: what is refused uses up nothing of anybody else. Rows are taken in the order of their keys, so that two which count the same
 * things never wait for each other in a ring.
 */
export async function takeCounts(db: WriteDb, stages: readonly (readonly Count[])[]): Promise<Taken> {
  const filled = stages.filter(counts => counts.length > 0)
  const parts = filled.map((counts, place) => stage(counts, place, filled[place - 1]))
  const all = filled.map((_, place) => sql`select key, taken from ${named(place)}`)
  const found = await sql<{ key: string; taken: number }>`
    with ${sql.join(parts)} ${sql.join(all, sql` union all `)}`.execute(writes<GuardTables>(db))
  return new Map(found.rows.map(({ key, taken }) => [key, Number(taken)]))
}

const named = (place: number) => sql.ref(`stage_${place}`)

function stage(counts: readonly Count[], place: number, before: readonly Count[] | undefined) {
  const inOrder = counts.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  const values = sql.join(inOrder.map(({ key, until }) => sql`(${key}::text, ${until}::timestamptz)`))
  const isWithin = before
    ? sql`where exists (select 1 from ${named(place - 1)}) and not exists (
        select 1 from ${named(place - 1)} as counted
        join (values ${sql.join(before.map(({ key, most }) => sql`(${key}::text, ${most}::bigint)`))}) as allowed (key, most)
          on allowed.key = counted.key
        where counted.taken > allowed.most
      )`
    : sql``
  return sql`${named(place)} as (
    insert into guard_count (key, taken, until)
    select wanted.key, 1, wanted.until from (values ${values}) as wanted (key, until) ${isWithin} order by wanted.key
    on conflict (key) do update set taken = guard_count.taken + 1
    returning key, taken
  )`
}

/** How often something has been counted. To ask counts nothing. */
export async function countOf(db: ReadDb, key: string): Promise<number> {
  const row = await rows<GuardTables>(db).selectFrom('guard_count').select('taken').where('key', '=', key).executeTakeFirst()
  return row?.taken ?? 0
}

/** Forgets what does not count any more, some at a time. Gives how many rows it was. */
export async function forgetCounts(
  db: WriteDb,
  { now, atOnce }: { readonly now: Date; readonly atOnce: number },
): Promise<number> {
  const gone = await sql`
    delete from guard_count where key in (
      select key from guard_count where until <= ${now}::timestamptz order by until limit ${atOnce} for update skip locked
    )`.execute(writes<GuardTables>(db))
  return Number(gone.numAffectedRows ?? 0)
}
