import { sql } from 'kysely'
import { type ReadDb, rows } from '../../foundation/index.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'
import { readListQuery } from './list-query.ts'
import { conditionOf, type Looking } from './list-sql.ts'

/** The lists that somebody opens every day, by the words of their addresses. */
export const quickViews = {
  all: '',
  mine: 'who=me',
  overdue: 'due=overdue',
  week: 'due=week',
  read: 'work=to-read',
  write: 'work=to-write',
  mark: 'work=to-mark',
  delivery: 'delivery=bounced&delivery=failed&delivery=uncertain',
  nobody: 'who=nobody',
} as const
export type QuickView = keyof typeof quickViews

export const quickViewNames = Object.keys(quickViews) as QuickView[]

/** How many requests each of them holds, by one question to the database. */
export async function countQuickViews(db: ReadDb, round: RoundId, looking: Looking): Promise<Record<QuickView, number>> {
  const counts = quickViewNames.map(
    name =>
      sql`count(*) filter (where ${conditionOf(readListQuery(quickViews[name]), looking)}) as ${sql.ref(name === 'all' ? 'every' : name)}`,
  )
  const { rows: found } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from request r where r.round_id = ${round}`.execute(rows<SurveyTables>(db))
  return Object.fromEntries(quickViewNames.map(name => [name, found[0]?.[name === 'all' ? 'every' : name] ?? 0])) as Record<
    QuickView,
    number
  >
}
