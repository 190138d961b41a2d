import type { Compiled, Condition, Definitions, Fact } from '../definitions/index.ts'
import { quoted, type Statements } from '../workbench/index.ts'
import type { Seen } from './gather-events.ts'

/**
 * Makes decide_fact: what is known of each person, one row for each fact. first_date is the first day on which it may have been so, known_since the day by
 * which it certainly was, `best` its most telling record: the one whose last possible day is earliest, and of these the most exact;
 * record_id the first one. Records are named only of facts that something asks them of. Answers the facts that there was anything to ask of.
 */
export async function findFacts(
  workbench: Statements,
  { facts, pathways, defeaters, conflicts }: Definitions,
  compiled: Compiled,
  seen: Seen,
): Promise<string[]> {
  const named = new Set([
    pathways.diagnosisFact,
    ...defeaters.defeaters.map(({ fact }) => fact),
    ...conflicts.map(({ id }) => id),
  ])
  const asked = facts.filter(({ events, when }) => canBeSeen(seen, compiled, { events, when }))
  const found = asked.map(fact => factSql(fact, compiled, named.has(fact.id)))
  await workbench.run(`
    CREATE OR REPLACE TABLE decide_fact (
      person INTEGER, fact VARCHAR, first_date DATE, known_since DATE, last_date DATE, is_undated BOOLEAN,
      best ${record}, record_id BIGINT);
    ${found.length === 0 ? '' : `INSERT INTO decide_fact ${found.join(' UNION ALL ')}`}`)
  return asked.map(({ id }) => id)
}

const record = 'STRUCT(until DATE, vagueness BIGINT, record_id BIGINT, date DATE, date_precision VARCHAR)'

const factSql = ({ id, events, when }: Fact, { sql, joins }: Compiled, isNamed: boolean): string => `
  SELECT s.person, ${quoted(id)}, min(s.date), min(s.until), max(s.date), bool_or(s.date IS NULL),
    ${isNamed ? mostTelling : `NULL::${record}, NULL::BIGINT`}
  FROM decide_seen s ${joins(when)}
  WHERE ${eventsSql(events)} AND ${sql(when)}
  GROUP BY s.person`

const mostTelling = `
    min({'until': s.until, 'vagueness': s.until - s.date, 'record_id': s.record_id, 'date': s.date, 'date_precision': s.date_precision})
      FILTER (s.date IS NOT NULL),
    min({'date': coalesce(s.date, DATE '9999-12-31'), 'record_id': s.record_id}).record_id`

/** Whether there is any event for which the condition can hold: most hospitals have few of the sources. */
export const canBeSeen = (
  seen: Seen,
  { canHold }: Compiled,
  { events, when }: { events: Fact['events']; when: Condition },
): boolean =>
  seen.some(
    ({ kind, source, answered }) =>
      (events?.kinds.includes(kind) ?? true) &&
      (events?.sources?.some(name => name === source) ?? true) &&
      canHold(when, answered),
  )

/** Which events a rule or fact looks at, over the alias s. */
export function eventsSql(events: Fact['events']): string {
  const among = (column: string, values: readonly string[] | undefined): string =>
    values === undefined ? 'true' : `${column} IN (${values.map(quoted).join(', ')})`
  return `${among('s.kind', events?.kinds)} AND ${among('s.source', events?.sources)}`
}
