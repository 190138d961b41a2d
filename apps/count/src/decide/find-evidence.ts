import type { Compiled, Definitions, Ground, Rule } from '../definitions/index.ts'
import { quoted, type Statements } from '../workbench/index.ts'
import { canBeSeen, eventsSql } from './find-facts.ts'
import type { Seen } from './gather-events.ts'

/** A ground of a rule of which there are events to be asked. */
export type Asked = { rule: Rule; ground: Ground; number: number }

/**
 * Fills defeat, and makes decide_held: the evidence that stands, one row for each rule and record, with what later steps need. Evidence that
 * a defeater would take away stands where a reviewer has said that it is a case (is_lifted). Answers the grounds of rules that there was anything to ask of.
 */
export async function findEvidence(
  workbench: Statements,
  { rules, defeaters }: Definitions,
  compiled: Compiled,
  { seen, asAt }: { seen: Seen; asAt: string },
): Promise<Asked[]> {
  const asked = rules.flatMap(rule =>
    rule.grounds.flatMap((ground, number) =>
      canBeSeen(seen, compiled, { events: rule.events, when: ground.when }) ? [{ rule, ground, number }] : [],
    ),
  )
  await workbench.run(
    [
      tables,
      putGrounds(asked, defeaters.defeaters),
      ...hits(asked, compiled, `CAST(${quoted(asAt)} AS DATE)`),
      defeats,
      supports(asked),
      held,
    ].join(';\n'),
  )
  return asked
}

/** Makes decide_site, the sites that the codes of what is held name, and decide_first_site: the first date of each site of a person. */
export async function findSites(workbench: Statements, asked: readonly Asked[]): Promise<void> {
  await workbench.run([siteSql(asked), firstSites].join(';\n'))
}

/** Fills evidence from what is held and its sites. */
export async function writeEvidence(workbench: Statements): Promise<void> {
  await workbench.run(evidence)
}

const tables = `
  CREATE OR REPLACE TABLE decide_ground (rule VARCHAR, ground TINYINT, explanation VARCHAR);
  CREATE OR REPLACE TABLE decide_defeater (rule VARCHAR, ground TINYINT, defeater VARCHAR, fact VARCHAR, explanation VARCHAR);
  CREATE OR REPLACE TABLE decide_hit (
    person INTEGER, rule VARCHAR, ground TINYINT, tier VARCHAR, date DATE, date_precision VARCHAR, until DATE, date_flag VARCHAR,
    stage_date DATE, record_id BIGINT, event_no SMALLINT, source VARCHAR)`

function putGrounds(asked: readonly Asked[], defeaters: Definitions['defeaters']['defeaters']): string {
  const grounds = asked.map(({ rule, ground, number }) => `(${quoted(rule.id)}, ${number}, ${quoted(ground.explanation)})`)
  const against = asked.flatMap(({ rule, ground, number }) =>
    defeaters
      .filter(({ id }) => ground.defeaters.includes(id))
      .map(each => `(${[quoted(rule.id), number, ...[each.id, each.fact, each.explanation].map(quoted)].join(', ')})`),
  )
  const put = (table: string, rows: readonly string[]) =>
    rows.length === 0 ? '' : `INSERT INTO ${table} VALUES ${rows.join(', ')};`
  return put('decide_ground', grounds) + put('decide_defeater', against)
}

const dateSql: Readonly<Record<Rule['date'], { date: string; precision: string; until: string; flag: string }>> = {
  event: { date: 's.date', precision: 's.date_precision', until: 's.until', flag: 'NULL' },
  'event-else-recorded': {
    date: 'coalesce(s.date, s.recorded_date)',
    precision: "CASE WHEN s.date IS NOT NULL THEN s.date_precision WHEN s.recorded_date IS NOT NULL THEN 'day' END",
    until: 'coalesce(s.until, s.recorded_date)',
    flag: "CASE WHEN s.date IS NULL AND s.recorded_date IS NOT NULL THEN 'recorded date' END",
  },
  none: { date: 'NULL', precision: 'NULL', until: 'NULL', flag: 'NULL' },
}

/** One statement for all grounds that look at the same events, as those do that differ in the number of stays only. */
function hits(asked: readonly Asked[], { sql, joins }: Compiled, day: string): string[] {
  const together = new Map<string, Asked[]>()
  for (const one of asked) {
    const { when } = one.ground
    const events = wholeEvents(
      `SELECT s.* FROM decide_seen s ${joins(when)} WHERE ${eventsSql(one.rule.events)} AND ${sql(when)}`,
      day,
    )
    together.set(events, [...(together.get(events) ?? []), one])
  }
  return [...together].map(
    ([events, grounds]) =>
      `INSERT INTO decide_hit WITH hit AS MATERIALIZED (${events}), ${stays} ${grounds.map(hitSql).join(' UNION ALL ')}`,
  )
}

/** The columns of an event that only evidence needs are fetched where there is any. */
const wholeEvents = (events: string, day: string): string => `
  SELECT s.* EXCLUDE (last_day), known_date(e.recorded_date) AS recorded_date,
    CASE WHEN known_date(e.stage_date) <= ${day} THEN known_date(e.stage_date) END AS stage_date,
    coalesce(e.spell, 'day ' || s.date, 'record ' || e.record_id) AS spell
  FROM (${events}) s JOIN event e ON e.record_id = s.record_id AND e.event_no = s.event_no`

/** HES and SUS tell of the same stays, so they are counted within each source; stays in different sources are two only if enough days lie between. */
const stays = `
  of_source AS (
    SELECT person, source, count(DISTINCT spell) AS stays, min(date) AS first_day, max(date) AS last_day FROM hit GROUP BY person, source),
  stay AS (
    SELECT person, max(stays) AS stays, count(*) > 1 AS in_several_sources, max(last_day) - min(first_day) AS days FROM of_source GROUP BY person)`

function hitSql({ rule, ground: { tier, spells }, number }: Asked): string {
  const { date, precision, until, flag } = dateSql[rule.date]
  const select = `
    SELECT s.person, ${quoted(rule.id)}, ${number}, ${quoted(tier)}, ${date}, ${precision}, ${until}, ${flag}, s.stage_date, s.record_id, s.event_no, s.source FROM hit s`
  if (spells === undefined) return select
  const count = `greatest(stays, CASE WHEN in_several_sources AND days > ${spells.daysApart} THEN 2 ELSE 1 END)`
  const enough = `${count} >= ${spells.atLeast}${spells.atMost === undefined ? '' : ` AND ${count} <= ${spells.atMost}`}`
  return `${select} SEMI JOIN (SELECT person FROM stay WHERE ${enough}) USING (person)`
}

/**
 * record_id of a defeat is the record that takes the evidence away. Where a reviewer has set the defeater aside, the evidence stands, and each of its records is
 * named here too: without the reviewer it would not.
 */
const defeats = `
  CREATE OR REPLACE TABLE decide_defeated AS
  SELECT DISTINCT h.person, h.rule, h.ground, d.defeater, f.record_id, d.explanation,
    h.person IN (SELECT person FROM decide_review WHERE reviewed = 'case') AS is_lifted
  FROM (SELECT DISTINCT person, rule, ground FROM decide_hit) h
  JOIN decide_defeater d ON d.rule = h.rule AND d.ground = h.ground
  JOIN decide_fact f ON f.person = h.person AND f.fact = d.fact;
  INSERT INTO defeat
  SELECT person_id, rule, defeater, record_id, explanation FROM (
    SELECT DISTINCT person, rule, defeater, record_id, explanation FROM decide_defeated WHERE NOT is_lifted
    UNION
    SELECT h.person, h.rule, d.defeater, h.record_id, d.explanation || '; a reviewer has said that it is a case all the same'
    FROM decide_hit h JOIN decide_defeated d ON d.person = h.person AND d.rule = h.rule AND d.ground = h.ground WHERE d.is_lifted)
  JOIN decide_person USING (person)`

/** Evidence that another rule's evidence agrees with in time rises to the tier that the ground names. */
function supports(asked: readonly Asked[]): string {
  const selects = asked.flatMap(({ rule, ground: { corroborated }, number }) => {
    const by = corroborated?.rules.filter(id => asked.some(other => other.rule.id === id)) ?? []
    if (corroborated === undefined || by.length === 0) return []
    return `
    SELECT h.record_id, h.event_no, h.rule, h.ground, ${quoted(corroborated.tier)} AS tier, string_agg(DISTINCT o.rule, ', ' ORDER BY o.rule) AS supported_by
    FROM decide_hit h JOIN decide_hit o ON o.person = h.person
    WHERE h.rule = ${quoted(rule.id)} AND h.ground = ${number} AND o.rule IN (${by.map(quoted).join(', ')})
      AND abs(h.date - o.date) <= ${corroborated.withinDays}
      AND NOT EXISTS (SELECT 1 FROM decide_defeated d WHERE d.person = o.person AND d.rule = o.rule AND d.ground = o.ground AND NOT d.is_lifted)
    GROUP BY h.record_id, h.event_no, h.rule, h.ground`
  })
  const none = `SELECT NULL::BIGINT AS record_id, NULL::SMALLINT AS event_no, NULL::VARCHAR AS rule, NULL::TINYINT AS ground, NULL::VARCHAR AS tier, NULL::VARCHAR AS supported_by WHERE false`
  return `CREATE OR REPLACE TABLE decide_support AS ${[none, ...selects].join(' UNION ALL ')}`
}

/** Of several grounds or events of one record that make evidence by one rule the strongest is held; most records have one only. */
const held = `
  CREATE OR REPLACE TABLE decide_held AS
  WITH standing AS MATERIALIZED (
    SELECT h.* REPLACE (coalesce(u.tier, h.tier) AS tier), u.supported_by, coalesce(d.is_lifted, false) AS is_lifted
    FROM decide_hit h
    LEFT JOIN decide_support u ON u.record_id = h.record_id AND u.event_no = h.event_no AND u.rule = h.rule AND u.ground = h.ground
    LEFT JOIN (SELECT person, rule, ground, bool_and(is_lifted) AS is_lifted FROM decide_defeated GROUP BY ALL) d
      ON d.person = h.person AND d.rule = h.rule AND d.ground = h.ground
    WHERE coalesce(d.is_lifted, true)),
  several AS MATERIALIZED (SELECT rule, record_id FROM standing GROUP BY ALL HAVING count(*) > 1)
  SELECT * FROM standing ANTI JOIN several USING (rule, record_id)
  UNION ALL
  SELECT * FROM standing SEMI JOIN several USING (rule, record_id)
  QUALIFY row_number() OVER (PARTITION BY rule, record_id ORDER BY tier_rank(tier) DESC, until NULLS LAST, until - date, ground, event_no) = 1`

/** The sites that the codes of the evidence name, by the roles of each rule. */
function siteSql(asked: readonly Asked[]): string {
  const pairs = asked.flatMap(({ rule: { id, sitesFrom } }) => sitesFrom.map(role => `(${quoted(id)}, ${quoted(role)})`))
  return `
    CREATE OR REPLACE TABLE decide_site AS
    SELECT DISTINCT h.person, h.rule, h.record_id, n.site, h.date, h.date_precision, h.until
    FROM decide_held h JOIN decide_coded c ON c.record_id = h.record_id AND c.event_no = h.event_no
    JOIN (
      SELECT DISTINCT r.rule, d.code_no, l.site FROM (VALUES ${[...new Set(pairs), "('', '')"].join(', ')}) r(rule, role) JOIN decide_code d USING (role)
      JOIN decide_listed l ON l.system = d.system AND l.plain = d.plain WHERE l.site IS NOT NULL) n
    ON n.rule = h.rule AND n.code_no = c.code_no`
}

const evidence = `
  INSERT INTO evidence
  SELECT p.person_id, h.rule, h.tier, h.date, h.date_precision, h.date_flag, coalesce(s.sites, []), h.record_id, h.supported_by, g.explanation
  FROM decide_held h
  JOIN decide_person p USING (person)
  JOIN decide_ground g ON g.rule = h.rule AND g.ground = h.ground
  LEFT JOIN (SELECT rule, record_id, list_sort(list(site)) AS sites FROM decide_site GROUP BY ALL) s
    ON s.rule = h.rule AND s.record_id = h.record_id`

/** The first date of each site. `unknown` goes where another site of the person is known. */
const firstSites = `
  CREATE OR REPLACE TABLE decide_first_site AS
  SELECT person, site, min({'until': coalesce(until, DATE '9999-12-31'), 'vagueness': coalesce(until - date, 0), 'record_id': record_id,
    'date': date, 'date_precision': date_precision}) AS earliest
  FROM decide_site
  WHERE site <> 'unknown' OR person NOT IN (SELECT person FROM decide_site WHERE site <> 'unknown')
  GROUP BY person, site`
