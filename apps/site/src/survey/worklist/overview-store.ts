import { sql } from 'kysely'
import { type ReadDb, rows } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import type { SurveyTables } from '../schema.ts'
import type { ClockState, Delivery, NextStep, RoundId } from '../types.ts'
import { readListQuery } from './list-query.ts'
import { conditionOf, type Looking } from './list-sql.ts'

/** How a round stands: figures for sentences, and small tables. */
export type RoundFigures = {
  readonly asked: number
  readonly out: number
  readonly answered: number
  readonly overdue: number
  /** Ours to read, write or mark. */
  readonly ours: number
  readonly byNation: readonly { readonly nation: Nation; readonly clock: ClockState; readonly count: number }[]
  readonly byDelivery: readonly { readonly delivery: Delivery; readonly count: number }[]
  /** The next days on which something falls due, or can be done. */
  readonly days: readonly DayAhead[]
}

export type DayAhead = { readonly day: string; readonly due: number; readonly steps: number }

const answered = sql`r.answer in ('answered', 'answered-in-part', 'not-held', 'refused-cost', 'refused-other', 'elsewhere')`
const daysShown = 8

export async function figuresOf(db: ReadDb, round: RoundId, looking: Looking): Promise<RoundFigures> {
  const reader = rows<SurveyTables>(db)
  const overdue = conditionOf(readListQuery('due=overdue'), looking)
  const { rows: sums } = await sql<Pick<RoundFigures, 'asked' | 'out' | 'answered' | 'overdue' | 'ours'>>`
    select count(*) as asked, count(*) filter (where r.received_on is not null) as out,
      count(*) filter (where ${answered}) as answered, count(*) filter (where ${overdue}) as overdue,
      count(*) filter (where r.work in ('to-read', 'to-write', 'to-mark')) as ours
    from request r where r.round_id = ${round}`.execute(reader)
  const { rows: byNation } = await sql<RoundFigures['byNation'][number]>`
    select r.nation, r.clock, count(*) as count from request r where r.round_id = ${round} group by 1, 2`.execute(reader)
  const { rows: byDelivery } = await sql<RoundFigures['byDelivery'][number]>`
    select r.delivery, count(*) as count from request r where r.round_id = ${round} group by 1`.execute(reader)
  const { rows: days } = await sql<DayAhead>`
    select day, count(*) filter (where what = 'due') as due, count(*) filter (where what = 'step') as steps
    from (
      select r.due_on as day, 'due' as what from request r
      where r.round_id = ${round} and r.clock in ('running', 'extended', 'review')
      union all
      select r.next_step_on, 'step' from request r
      where r.round_id = ${round} and r.next_step not in ('wait', 'nothing')
    ) ahead
    where day >= ${looking.today} group by day order by day limit ${daysShown}`.execute(reader)
  return { ...(sums[0] ?? { asked: 0, out: 0, answered: 0, overdue: 0, ours: 0 }), byNation, byDelivery, days }
}

/** What happens on each day of a month, for the calendar. */
export type CalendarEntry =
  | { readonly day: string; readonly what: 'due'; readonly word: ClockState; readonly count: number }
  | { readonly day: string; readonly what: 'step'; readonly word: NextStep; readonly count: number }
  | { readonly day: string; readonly what: 'letters'; readonly word: 'out' | 'in'; readonly count: number }

/** Due days, next legal steps and letters from one day to another, both included. */
export async function calendarEntries(
  db: ReadDb,
  { round, from, to }: { round: RoundId; from: string; to: string },
): Promise<readonly CalendarEntry[]> {
  const { rows: found } = await sql<CalendarEntry>`
    select to_char(day, 'YYYY-MM-DD') as day, what, word, count(*) as count from (
      select r.due_on as day, 'due' as what, r.clock as word from request r
      where r.round_id = ${round} and r.clock in ('running', 'extended', 'overdue', 'review', 'review-overdue')
      union all
      select r.next_step_on, 'step', r.next_step from request r
      where r.round_id = ${round} and r.next_step not in ('wait', 'nothing')
      union all
      select (m.at at time zone 'Europe/London')::date, 'letters', m.direction from message m
      where m.round_id = ${round} and m.direction in ('in', 'out')
    ) entries
    where day between ${from} and ${to} group by 1, 2, 3 order by 1, 2, 3`.execute(rows<SurveyTables>(db))
  return found
}

/** Bank holidays that count, with the parts of the UK that have them. */
export async function holidaysBetween(
  db: ReadDb,
  from: string,
  to: string,
): Promise<readonly { readonly day: string; readonly title: string; readonly divisions: readonly string[] }[]> {
  const { rows: found } = await sql<{ day: string; title: string; divisions: string[] }>`
    select to_char(day, 'YYYY-MM-DD') as day, min(title) as title, jsonb_agg(distinct division order by division) as divisions
    from holiday where removed_at is null and day between ${from} and ${to} group by day order by day`.execute(
    rows<SurveyTables>(db),
  )
  return found
}
