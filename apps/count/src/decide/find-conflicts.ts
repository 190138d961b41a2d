import type { Statements } from '../workbench/index.ts'

/**
 * Adds what does not fit together to the table conflict. Kinds are those of definitions/conflicts.yaml; a test holds the two together. A conflict that
 * linkage has written already is not written twice. Details hold dates, rules and sources, never who somebody is. present: the rules and facts that
 * there was anything to ask of, and `answers` where reviewers have given any.
 */
export async function findConflicts(workbench: Statements, present: ReadonlySet<string>): Promise<void> {
  const found = Object.entries(conflictQueries).flatMap(([kind, { needs = [], sql }]) =>
    needs.every(need => present.has(need)) ? [`SELECT person, '${kind}' AS kind, detail, record_ids FROM (${sql})`] : [],
  )
  await workbench.run(`
    INSERT INTO conflict
      SELECT person_id, kind, detail, list_sort(list_distinct(record_ids)) FROM (${found.join(' UNION ALL ')}) JOIN decide_person USING (person)
      ANTI JOIN (SELECT DISTINCT person_id, kind FROM conflict) USING (person_id, kind)`)
}

const evidenceOf = "SELECT * FROM decide_held WHERE tier <> 'supporting' AND rule <> 'R11' AND date IS NOT NULL"

/** Each gives person, detail and record_ids; without the rules, facts or answers that it needs it can find nothing. */
export const conflictQueries: Readonly<Record<string, { needs?: readonly string[]; sql: string }>> = {
  'two-deaths': {
    sql: `
    SELECT person, string_agg(DISTINCT date_said(date, date_precision) || ' (' || status || ')', ', ' ORDER BY date_said(date, date_precision) || ' (' || status || ')') AS detail,
      list(record_id) AS record_ids
    FROM decide_seen SEMI JOIN (
      SELECT person FROM decide_seen SEMI JOIN decide_case_person USING (person) WHERE kind = 'death' GROUP BY person HAVING max(date) > min(until)) t USING (person)
    WHERE kind = 'death' AND date IS NOT NULL GROUP BY person`,
  },
  'death-before-evidence': {
    sql: `
    SELECT d.person, 'Death ' || date_said(d.date, d.date_precision) || ', evidence up to ' || strftime(max(h.date), '%Y-%m-%d') AS detail,
      list(h.record_id) || list(d.record_id) AS record_ids
    FROM decide_death d JOIN (${evidenceOf}) h USING (person) WHERE h.date > d.until GROUP BY d.person, d.date, d.date_precision`,
  },
  'seen-after-death': {
    sql: `
    SELECT d.person, 'Death ' || date_said(d.date, d.date_precision) || ', seen ' || strftime(l.last_seen, '%Y-%m-%d') AS detail, [d.record_id] AS record_ids
    FROM decide_death d JOIN decide_last_seen l USING (person) WHERE l.last_seen > d.until`,
  },
  'de-novo-and-recurrent': {
    needs: ['R1', 'R3'],
    sql: `
    SELECT n.person, 'De novo ' || coalesce(date_said(min(n.date), 'day'), 'without a date') || ', recurrence ' || coalesce(date_said(min(r.date), 'day'), 'without a date') AS detail,
      list(n.record_id) || list(r.record_id) AS record_ids
    FROM decide_held n JOIN decide_held r ON r.person = n.person AND n.rule = 'R3' AND r.rule = 'R1'
    WHERE coalesce(abs(n.date - r.date) <= 90, true) GROUP BY n.person`,
  },
  'm0-with-distant-spread': {
    needs: ['m0-with-distant-spread'],
    sql: `
    SELECT person, 'COSD, ' || coalesce(date_said(best.date, best.date_precision), 'without a date') AS detail, [record_id] AS record_ids
    FROM decide_fact WHERE fact = 'm0-with-distant-spread' AND person IN (SELECT person FROM decide_case_person)`,
  },
  'team-says-no-spread': {
    needs: ['team-says-no-spread'],
    sql: `
    SELECT f.person, 'Counted from ' || coalesce(date_said(b.date, b.date_precision), 'an unknown day') || ', meeting ' || coalesce(strftime(f.last_date, '%Y-%m-%d'), 'without a date') AS detail,
      [f.record_id] AS record_ids
    FROM decide_fact f JOIN decide_best b USING (person)
    WHERE f.fact = 'team-says-no-spread' AND b.rank > 0 AND coalesce(f.last_date >= b.date, true)`,
  },
  'two-sexes': {
    sql: `
    SELECT person, 'Male and female' AS detail, list(record_id) AS record_ids
    FROM decide_record SEMI JOIN (SELECT person FROM decide_named SEMI JOIN decide_case_person USING (person) WHERE has_two_sexes) t USING (person)
    JOIN mention USING (record_id) WHERE sex IN ('1', '2') GROUP BY person`,
  },
  'before-birth': {
    sql: `
    SELECT h.person, 'Evidence ' || strftime(min(h.date), '%Y-%m-%d') || ' is before the birth' AS detail, list(h.record_id) AS record_ids
    FROM (${evidenceOf}) h JOIN (
      SELECT person, birth_date FROM (SELECT person, min(until) AS until FROM (${evidenceOf}) GROUP BY person) JOIN decide_person USING (person) JOIN person USING (person_id)
      WHERE until < birth_date) p USING (person) WHERE h.until < p.birth_date GROUP BY h.person`,
  },
  'reviewers-differ': {
    needs: ['answers'],
    sql: `
    SELECT person, 'Case and not a case' AS detail, []::BIGINT[] AS record_ids FROM decide_review WHERE is_disputed`,
  },
  'review-out-of-date': {
    needs: ['answers'],
    sql: `
    SELECT v.person, 'Tier ' || tier_name(v.rank_asked) || ' when asked, now ' || tier_name(coalesce(b.rank_by_machine, 0)) AS detail, []::BIGINT[] AS record_ids
    FROM decide_review v LEFT JOIN decide_best b USING (person)
    WHERE v.reviewed IS NOT NULL AND v.rank_asked IS NOT NULL AND v.rank_asked <> coalesce(b.rank_by_machine, 0)`,
  },
  'answer-for-two-people': {
    needs: ['answers'],
    sql: `
    SELECT person, 'An answer fits ' || max(people) || ' people' AS detail, []::BIGINT[] AS record_ids
    FROM decide_answered JOIN decide_person USING (person_id) WHERE people > 1 GROUP BY person`,
  },
}
