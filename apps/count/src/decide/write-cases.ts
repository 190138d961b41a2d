import type { Definitions } from '../definitions/index.ts'
import { quoted, type Statements } from '../workbench/index.ts'

/** Fills person_case from what the other steps have made. A reviewer's word goes before the tier of the evidence. */
export async function writeCases(workbench: Statements, { pathways, vitalStatus }: Definitions, asAt: string): Promise<void> {
  const alive = `CAST(${quoted(asAt)} AS DATE) - INTERVAL ${vitalStatus.seenWithinMonths} MONTH`
  await workbench.run(`
    INSERT INTO person_case
    SELECT n.person_id,
      CASE v.reviewed WHEN 'case' THEN 'definite' WHEN 'not-a-case' THEN 'none'
        ELSE CASE b.rank WHEN 3 THEN 'definite' WHEN 2 THEN 'probable' WHEN 1 THEN 'possible' ELSE 'none' END END,
      b.date, b.date_precision, b.rule, b.date_flag, coalesce(a.all_dates, ''),
      w.p, w.primary_precision, w.pathway, w.pathway_90, w.pathway_120, w.pathway_180, ${reason(pathways.windows.decides)},
      CASE WHEN d.person IS NOT NULL THEN 'dead' WHEN l.last_seen > ${alive} THEN 'alive' ELSE 'not-known' END,
      d.date, d.date_precision, d.place, l.last_seen,
      coalesce(a.rules, []), coalesce(a.sources, []), coalesce(s.sites, []), coalesce(a.is_death_only, false), v.reviewed
    FROM decide_case_person c
    JOIN decide_person n USING (person)
    JOIN decide_pathway w USING (person)
    LEFT JOIN decide_best b USING (person)
    LEFT JOIN decide_review v USING (person)
    LEFT JOIN decide_death d USING (person)
    LEFT JOIN decide_last_seen l USING (person)
    LEFT JOIN (${gathered}) a USING (person)
    LEFT JOIN (SELECT person, list_sort(list(site)) AS sites FROM decide_first_site GROUP BY person) s USING (person)`)
}

/** Fills person_site: the first date of each site of spread. */
export async function writeSites(workbench: Statements): Promise<void> {
  await workbench.run(
    'INSERT INTO person_site SELECT person_id, site, earliest.date, earliest.date_precision, earliest.record_id FROM decide_first_site JOIN decide_person USING (person)',
  )
}

/** Sources of supporting evidence are no sources of the case. Of each rule the first date is written out; all are in the table evidence. */
const gathered = `
  SELECT person, coalesce(f.sources, []) AS sources, list_transform(list_sort(r.numbers), number -> 'R' || number) AS rules, coalesce(f.is_death_only, false) AS is_death_only,
    array_to_string(list_transform(list_sort(r.dates), each -> each.said), '; ') AS all_dates
  FROM (
    SELECT person, list(number) AS numbers,
      list({'until': earliest.until, 'date': earliest.date, 'number': number, 'said': date_said(earliest.date, earliest.precision) || ' R' || number
        || coalesce(' (staged ' || strftime(earliest.staged, '%Y-%m-%d') || ')', '')}) FILTER (earliest IS NOT NULL) AS dates
    FROM (
      SELECT person, CAST(substr(rule, 2) AS INTEGER) AS number,
        min({'until': until, 'date': date, 'precision': date_precision, 'staged': stage_date}) FILTER (date IS NOT NULL) AS earliest
      FROM decide_held GROUP BY person, rule)
    GROUP BY person) r
  LEFT JOIN (
    SELECT person, list_sort(list(source)) AS sources, bool_and(is_death) AS is_death_only
    FROM (SELECT person, source, bool_and(rule = 'R11') AS is_death FROM decide_held WHERE tier <> 'supporting' GROUP BY person, source)
    GROUP BY person) f USING (person)`

const reason = (days: number): string => `
  CASE
    WHEN w.says = 'de-novo' THEN 'COSD records the spread at the first diagnosis'
    WHEN w.says = 'recurrent' THEN 'COSD records a recurrence'
    WHEN w.says = 'progression' AND w.pathway = 'early-progression' THEN 'COSD records a progression within ${days} days of the first diagnosis'
    WHEN w.says = 'progression' THEN 'COSD records a progression'
    WHEN w.f IS NULL THEN 'The spread has no date'
    WHEN least(w.f, w.e) - w.k > ${days} THEN 'Breast cancer was on record by ' || strftime(w.k, '%Y-%m-%d') || ', more than ${days} days before'
    WHEN w.p IS NULL THEN 'No day of the first diagnosis is recorded'
    WHEN w.pathway = 'early-progression' THEN 'Staged M0, and spread within ${days} days of the first diagnosis'
    WHEN w.pathway = 'de-novo' THEN 'Spread found within ${days} days of the first diagnosis'
    WHEN w.p - w.fu > ${days} THEN 'The spread is recorded more than ${days} days before the first diagnosis'
    ELSE 'The dates are too vague' END || CASE WHEN w.is_torn THEN ' (COSD says de novo and later at once)' ELSE '' END`
