import { sql } from 'kysely'
import { type ReadDb, rows } from '../../foundation/index.ts'
import type { RequestRow, SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'
import type { ListQuery } from './list-query.ts'
import { conditionOf, type Looking, orderOf } from './list-sql.ts'

/** One line of a list. Days are `YYYY-MM-DD`. */
export type ListedRequest = Pick<
  RequestRow,
  | 'trust_code'
  | 'trust_name'
  | 'nation'
  | 'law'
  | 'language'
  | 'reference'
  | 'sent_to'
  | 'channel'
  | 'delivery'
  | 'clock'
  | 'answer'
  | 'work'
  | 'sent_on'
  | 'received_on'
  | 'due_on'
  | 'answered_on'
  | 'next_step'
  | 'next_step_on'
  | 'assignee'
  | 'assignee_name'
  | 'version'
> & {
  /** When the trust last wrote. */
  readonly mail_at: Date | null
  /** When we last reminded it. */
  readonly chased_at: Date | null
}

export type ListAsked = Looking & { readonly round: RoundId; readonly query: ListQuery }

export const listPageSize = 50

const selected = sql`r.trust_code, r.trust_name, r.nation, r.law, r.language, r.reference, r.sent_to, r.channel, r.delivery, r.clock,
  r.answer, r.work, r.sent_on, r.received_on, r.due_on, r.answered_on, r.next_step, r.next_step_on, r.assignee, r.assignee_name,
  r.version,
  (select max(m.at) from message m where m.round_id = r.round_id and m.trust_code = r.trust_code and m.direction = 'in') as mail_at,
  (select max(m.at) from message m where m.round_id = r.round_id and m.trust_code = r.trust_code and m.letter_kind = 'chase')
    as chased_at`

/** How many requests of the round there are, and how many of them the list shows. */
export async function countRequests(
  db: ReadDb,
  { round, query, ...looking }: ListAsked,
): Promise<{ total: number; shown: number }> {
  const { rows: counted } = await sql<{ total: number; shown: number }>`
    select count(*) as total, count(*) filter (where ${conditionOf(query, looking)}) as shown
    from request r where r.round_id = ${round}`.execute(rows<SurveyTables>(db))
  return counted[0] ?? { total: 0, shown: 0 }
}

/** One page of the list, or all of it. */
export async function listRequests(
  db: ReadDb,
  { round, query, ...looking }: ListAsked,
  extent: 'page' | 'all' = 'page',
): Promise<ListedRequest[]> {
  const limit = extent === 'all' ? sql`` : sql`limit ${listPageSize} offset ${(query.page - 1) * listPageSize}`
  const { rows: found } = await sql<ListedRequest>`
    select ${selected} from request r where r.round_id = ${round} and ${conditionOf(query, looking)}
    order by ${orderOf(query)} ${limit}`.execute(rows<SurveyTables>(db))
  return found
}

/** The requests with these codes, by code. */
export async function requestsByCodes(db: ReadDb, round: RoundId, codes: readonly string[]): Promise<Map<string, ListedRequest>> {
  if (codes.length === 0) return new Map()
  const { rows: found } = await sql<ListedRequest>`
    select ${selected} from request r where r.round_id = ${round} and r.trust_code = any(${[...codes]}::text[])`.execute(
    rows<SurveyTables>(db),
  )
  return new Map(found.map(row => [row.trust_code, row]))
}

/** Where one request stands in a list. `position` is null when it is no longer in it: its neighbours are where it would stand. */
export type PlaceInList = {
  readonly position: number | null
  readonly total: number
  readonly previous: string | null
  readonly next: string | null
}

/** The requests before and after one in a list. Null when the round does not know the trust. */
export async function placeInList(
  db: ReadDb,
  { round, query, code, ...looking }: ListAsked & { code: string },
): Promise<PlaceInList | null> {
  const { rows: found } = await sql<PlaceInList>`
    with listed as (
      select r.*, ${conditionOf(query, looking)} as inside from request r where r.round_id = ${round}
    ), placed as (
      select r.trust_code, lag(r.trust_code) over in_order as previous, lead(r.trust_code) over in_order as next,
        case when r.inside then count(*) filter (where r.inside) over in_order end as position,
        count(*) filter (where r.inside) over () as total
      from listed r where r.inside or r.trust_code = ${code}
      window in_order as (order by ${orderOf(query)})
    )
    select position, total, previous, next from placed where trust_code = ${code}`.execute(rows<SurveyTables>(db))
  return found[0] ?? null
}
