import type { Compiled, Definitions, Fact, Rule } from '../definitions/index.ts'
import { quoted, type Workbench } from '../workbench/index.ts'
import type { AskedCodes } from './ask-codes.ts'

/** What the events that are looked at hold at all, so that no rule is asked of events that are not there. */
export type Seen = readonly { kind: string; source: string; answered: bigint }[]

/**
 * Makes decide_seen: the events up to the day of the count of all people who can have evidence, or whom a reviewer has answered about, each with its
 * person, its first and last possible day (date, until), the last day of its stay and a mask of the questions that its codes answer. Of the others nothing is
 * needed. People have numbers here, given in decide_person; decide_record(person, record_id, source) holds their records.
 */
export async function gatherEvents(
  workbench: Workbench,
  { rules, facts }: Definitions,
  codes: AskedCodes,
  { asAt, hasAnswers }: { asAt: string; hasAnswers: boolean },
): Promise<Seen> {
  const { compiled } = codes
  const signs = signsOfRules(rules, codes)
  const day = `CAST(${quoted(asAt)} AS DATE)`
  await workbench.run(`
    CREATE OR REPLACE TABLE decide_person AS
      SELECT CAST(row_number() OVER () AS INTEGER) AS person, person_id FROM (
        SELECT DISTINCT person_id FROM person_record WHERE record_id IN (${signs})
        ${hasAnswers ? 'UNION SELECT person_id FROM decide_answered' : ''});
    CREATE OR REPLACE TABLE decide_record AS
      SELECT p.person, r.record_id, o.source FROM person_record r JOIN decide_person p USING (person_id) JOIN record o USING (record_id);
    CREATE OR REPLACE TABLE decide_coded AS
      SELECT c.record_id, c.event_no, d.code_no, d.mask
      FROM event_code c SEMI JOIN decide_record USING (record_id) JOIN decide_code d ON ${isSameCode};
    ${seen(day)};
    ${recordMasks([...rules.flatMap(({ events, grounds }) => grounds.map(({ when }) => ({ events, when }))), ...facts], compiled, day)};
    ${hasAnswers ? 'UPDATE decide_review SET person = p.person FROM decide_person p WHERE p.person_id = decide_review.person_id' : ''}`)
  return workbench.rows<{ kind: string; source: string; answered: bigint }>(
    'SELECT kind, source, bit_or(mask) AS answered FROM decide_seen GROUP BY kind, source ORDER BY kind, source',
  )
}

const isSameCode = 'd.role = c.role AND d.system = c.system AND d.code = c.code AND d.is_main = coalesce(c.position = 1, false)'

/** The records of which a rule may make evidence, as SQL that selects record_id: those with a code without which its condition cannot hold. */
function signsOfRules(rules: readonly Rule[], { compiled: { signsOf, asksOfRecord }, uses }: AskedCodes): string {
  const codesWith = (bit: bigint) => uses.reduce((sum, each) => sum + ((each.mask & bit) === 0n ? 0 : each.uses), 0)
  let anywhere = 0n
  const within: string[] = []
  for (const { events, grounds } of rules) {
    const kinds = ofKinds(events.kinds)
    for (const { when } of grounds) {
      const signs = signsOf(when, codesWith)
      if (signs === undefined) within.push(`SELECT record_id FROM record WHERE ${kinds}`)
      // What is asked of a whole record is said of an event beside the one that the rule looks at: the record must hold that one too.
      else if (asksOfRecord(when)) within.push(`${recordsWith(signs)} WHERE ${kinds}`)
      else anywhere |= signs
    }
  }
  return [recordsWith(anywhere), ...within].join(' UNION ALL ')
}

const recordsWith = (signs: bigint): string =>
  `SELECT c.record_id FROM event_code c JOIN (SELECT * FROM decide_code WHERE (mask & ${signs}) <> 0) d ON ${isSameCode}`

const ofKinds = (kinds: readonly string[]): string =>
  `record_id IN (SELECT record_id FROM event WHERE kind IN (${kinds.map(quoted).join(', ')}))`

const seen = (day: string): string => `
  CREATE OR REPLACE TABLE decide_seen AS
  SELECT person, record_id, event_no, source, kind, status, date, CASE WHEN date IS NOT NULL THEN coalesce(date_precision, 'day') END AS date_precision,
    last_possible(date, date_precision) AS until, CASE WHEN date IS NOT NULL THEN greatest(date, coalesce(end_date, date)) END AS last_day, mask
  FROM (
    SELECT p.person, e.record_id, e.event_no, p.source, e.kind, coalesce(e.status, '') AS status, e.date_precision, known_date(e.date) AS date,
      known_date(e.end_date) AS end_date, known_date(e.recorded_date) AS recorded_date, coalesce(m.mask, 0) AS mask
    FROM event e JOIN decide_record p USING (record_id)
    LEFT JOIN (SELECT record_id, event_no, bit_or(mask) AS mask FROM decide_coded GROUP BY ALL) m ON m.record_id = e.record_id AND m.event_no = e.event_no)
  WHERE coalesce(date, recorded_date, ${day}) <= ${day}`

/** decide_record_mask: what all codes of a record that are known on the day of the count answer, for the records of which something asks that. */
function recordMasks(asking: readonly Pick<Fact, 'events' | 'when'>[], { asksOfRecord }: Compiled, day: string): string {
  const kinds = asking.filter(({ when }) => asksOfRecord(when)).map(({ events }) => events?.kinds)
  const where = kinds.includes(undefined) ? 'true' : ofKinds(kinds.flatMap(each => each ?? []))
  return `
    CREATE OR REPLACE TABLE decide_record_mask AS
    WITH coded AS MATERIALIZED (SELECT * FROM decide_coded WHERE ${kinds.length === 0 ? 'false' : where})
    SELECT c.record_id, bit_or(c.mask) AS mask FROM coded c JOIN event e ON e.record_id = c.record_id AND e.event_no = c.event_no
    WHERE coalesce(known_date(e.date) <= ${day}, true) GROUP BY c.record_id`
}
