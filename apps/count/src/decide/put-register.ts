import { keepOrder, type Statements } from '../workbench/index.ts'

/**
 * Makes the table register: one row for each person with evidence or an answer of a reviewer, sorted by person, with the columns of registerColumns. For use
 * inside the hospital only.
 */
export async function putRegister(workbench: Statements): Promise<void> {
  await keepOrder(workbench)
  await workbench.run(`CREATE OR REPLACE TABLE register AS ${query}`)
}

/**
 * Ages are whole years; a date that is not known to the year gives none. Of a birth known to the month or year its first day is taken;
 * who was born on 29 February is a year older on 1 March, as in English law. Ids of records are in the order of their files and rows.
 */
const query = `
  SELECT c.person_id, c.tier, p.nhs_number, coalesce(l.ids, []) AS local_ids, p.sex, p.birth_date, p.birth_precision,
    CASE WHEN p.birth_date <= c.first_date THEN CAST(year(c.first_date) - year(p.birth_date)
      - CAST(strftime(c.first_date, '%m%d') < strftime(p.birth_date, '%m%d') AS INTEGER) AS INTEGER) END AS age_at_first,
    c.first_date, c.date_precision AS first_date_precision, c.date_flag AS first_date_flag, c.first_rule, c.primary_date, c.primary_precision,
    c.pathway, c.pathway_90 AS pathway_90_days, c.pathway_120 AS pathway_120_days, c.pathway_180 AS pathway_180_days, c.pathway_reason, c.sites,
    c.vital_status, c.death_date, c.death_precision, c.death_source, c.last_seen, c.rules, c.sources, c.is_death_only, c.reviewed,
    coalesce(x.kinds, []) AS conflicts, coalesce(e.records, []) AS records
  FROM person_case c
  LEFT JOIN person p USING (person_id)
  LEFT JOIN (
    SELECT q.person_id, list_sort(list(DISTINCT coalesce(nullif(m.local_scope, '') || ':', '') || m.local_id)) AS ids
    FROM person_record q SEMI JOIN person_case USING (person_id) JOIN mention m USING (record_id) WHERE m.local_id IS NOT NULL GROUP BY q.person_id
  ) l USING (person_id)
  LEFT JOIN (
    SELECT person_id, list_transform(list_sort(list({'id': record_id, 'place': path || ':' || row_number})), each -> each.place) AS records
    FROM (SELECT DISTINCT person_id, record_id FROM evidence) JOIN record USING (record_id) JOIN source_file USING (file_id) GROUP BY person_id
  ) e USING (person_id)
  LEFT JOIN (SELECT person_id, list_sort(list(DISTINCT kind)) AS kinds FROM conflict GROUP BY person_id) x USING (person_id)
  ORDER BY c.person_id`
