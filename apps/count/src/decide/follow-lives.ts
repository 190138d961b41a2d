import type { Definitions } from '../definitions/index.ts'
import { quoted, type Statements } from '../workbench/index.ts'

/**
 * Makes decide_last_seen, and decide_named on the way: what the names and numbers of each person say. What a feed says of contacts after the day of the count is
 * held to be that day: the person was certainly in care then. A contact under a local identifier that several people share is nobody’s: it cannot be said whose it was.
 */
export async function findLastSeen(workbench: Statements, asAt: string): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE decide_named AS
    SELECT k.person, max(n.last_date) AS by_number, max(l.last_date) AS by_local_id, min(k.sex) FILTER (k.sex IN ('1', '2')) <> max(k.sex) FILTER (k.sex IN ('1', '2')) AS has_two_sexes
    FROM (SELECT person, nhs_number, local_scope, local_id, sex FROM decide_record JOIN mention USING (record_id)) k
    LEFT JOIN contact n ON n.nhs_number = k.nhs_number
    LEFT JOIN (SELECT * FROM contact ANTI JOIN shared_local_id USING (local_scope, local_id) WHERE nhs_number IS NULL) l
      ON l.local_scope = k.local_scope AND l.local_id = k.local_id
    GROUP BY k.person;
    CREATE OR REPLACE TABLE decide_last_seen AS
    SELECT person, least(greatest(s.last_day, n.by_number, n.by_local_id), CAST(${quoted(asAt)} AS DATE)) AS last_seen FROM decide_named n
    LEFT JOIN (SELECT person, max(last_day) AS last_day FROM decide_seen WHERE kind <> 'death' GROUP BY person) s USING (person)
    WHERE coalesce(s.last_day, n.by_number, n.by_local_id) IS NOT NULL`)
}

/**
 * Makes decide_case_person, all whose case is written down, and decide_death: the death that counts for each of them, by the precedence of the definitions. No date
 * is made up: a death without one stays without one.
 */
export async function findDeaths(workbench: Statements, { vitalStatus }: Definitions): Promise<void> {
  const ranks = vitalStatus.precedence.flatMap((places, rank) => places.map(place => `WHEN ${quoted(place)} THEN ${rank}`))
  await workbench.run(`
    CREATE OR REPLACE TABLE decide_case_person AS
    SELECT person FROM decide_held UNION SELECT person FROM decide_defeated UNION SELECT person FROM decide_review WHERE reviewed IS NOT NULL;
    CREATE OR REPLACE TABLE decide_death AS
    SELECT person, date, date_precision, until, status AS place, record_id FROM (
      SELECT s.*, row_number() OVER (PARTITION BY s.person ORDER BY s.date IS NULL, CASE s.status ${ranks.join(' ')} ELSE ${ranks.length} END,
        s.until - s.date, s.date, s.status, s.record_id) AS place_no
      FROM decide_seen s SEMI JOIN decide_case_person USING (person) WHERE s.kind = 'death')
    WHERE place_no = 1`)
}
