import type { Workbench } from '../../workbench/index.ts'
import { breastCancer } from './known-concepts.ts'

/**
 * Turns what was staged into record, mention, event, event_code, contact and file_month. A row that is there twice is counted once, at its first place. A death
 * is kept for a person of whom something else was kept, here or by another reader under the same NHS number.
 */
export async function emitOmop(workbench: Workbench, scope: string, stageContacts: () => Promise<void>): Promise<void> {
  await workbench.run(
    `
    CREATE OR REPLACE TEMP TABLE omop_known AS
    SELECT person, any_value(nhs) AS nhs_number, any_value(problem) AS nhs_number_problem, any_value(sex_code(gender)) AS sex,
      any_value(TRY_CAST(year || '-' || lpad(coalesce(month, '1'), 2, '0') || '-' || lpad(coalesce(CASE WHEN month IS NOT NULL THEN day END, '1'), 2, '0') AS DATE)) AS birth_date,
      any_value(CASE WHEN month IS NULL THEN 'year' WHEN day IS NULL THEN 'month' ELSE 'day' END) AS precision
    FROM (SELECT *, CASE WHEN (SELECT is_nhs FROM omop_source_value) THEN nhs_number(source_value) END AS nhs,
      CASE WHEN (SELECT is_nhs FROM omop_source_value) THEN nhs_number_problem(source_value) ELSE 'missing' END AS problem FROM omop_person)
    GROUP BY person;
    CREATE OR REPLACE TEMP TABLE omop_kept AS
    SELECT DISTINCT person FROM omop_event WHERE person IS NOT NULL
    UNION SELECT person FROM omop_known WHERE nhs_number IN (SELECT nhs_number FROM mention)
    UNION SELECT d.person FROM omop_death d WHERE regexp_matches(upper(d.cause_source), '^C50') OR d.cause = '${breastCancer}'
      OR d.cause IN (SELECT concept FROM omop_concept WHERE system = 'icd10' AND code LIKE 'C50%');
    CREATE OR REPLACE TEMP TABLE omop_row AS
    SELECT file_id::BIGINT * 4294967296 + row_number AS record_id, * FROM (
      SELECT file_id, row_number, record_hash, person, kind, id, concept, source_concept, source_value, value_concept, date, end_date, link FROM omop_event
      UNION ALL SELECT file_id, row_number, record_hash, person, 'death', NULL, NULL, NULL, NULL, NULL, date, NULL, NULL FROM omop_death
        WHERE person IN (SELECT person FROM omop_kept))
    QUALIFY row_number() OVER (PARTITION BY record_hash ORDER BY file_id, row_number) = 1;

    INSERT INTO record SELECT record_id, file_id, row_number, record_hash, 'omop', '5.4', NULL FROM omop_row;
    INSERT INTO mention SELECT r.record_id, p.nhs_number, coalesce(p.nhs_number_problem, CASE WHEN p.nhs_number IS NULL THEN 'missing' END), NULL,
      $scope, r.person, NULL, NULL, p.birth_date, CASE WHEN p.birth_date IS NOT NULL THEN p.precision END, p.sex, NULL
      FROM omop_row r LEFT JOIN omop_known p USING (person);
    INSERT INTO event SELECT record_id, 1, kind, date, CASE WHEN date IS NOT NULL THEN 'day' END, end_date, NULL, NULL, NULL,
      CASE WHEN kind = 'death' THEN 'omop' END FROM omop_row;
  `.replaceAll('$scope', `'${scope.replaceAll("'", "''")}'`),
  )
  await emitCodes(workbench)
  await stageContacts()
  await workbench.run(`
    INSERT INTO contact SELECT 'omop', p.nhs_number, '${scope.replaceAll("'", "''")}', c.person, max(c.last_date)
      FROM omop_contact c LEFT JOIN omop_known p USING (person) WHERE c.last_date IS NOT NULL GROUP BY p.nhs_number, c.person;
    INSERT INTO file_month SELECT file_id, month, sum(row_count)::BIGINT FROM omop_month GROUP BY file_id, month;`)
}

/** A metastasis that is tied to a condition of which we know nothing is said to belong to concept 0, which is OMOP's own for what has no concept. */
async function emitCodes(workbench: Workbench): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TEMP TABLE omop_code AS
    SELECT r.record_id, c.role, c.system, c.code, 1 AS position FROM omop_row r JOIN omop_concept c ON c.concept = r.concept
    UNION SELECT r.record_id, c.role, c.system, c.code, 2 FROM omop_row r JOIN omop_concept c ON c.concept = r.source_concept
    UNION SELECT r.record_id, c.role, c.system, c.code, 2 FROM omop_row r JOIN omop_concept c ON c.concept = r.value_concept AND c.role <> 'diagnosis'
    UNION SELECT record_id, 'diagnosis', 'icd10', icd(source_value), 2 FROM omop_row
      WHERE regexp_matches(upper(source_value), '^(C[0-9]{2}(\\.[0-9A-Z]{1,4})?|D05(\\.[0-9])?|Z85\\.3)$')
    UNION SELECT r.record_id, 'related-primary', 'omop', o.concept, 1 FROM omop_row r JOIN omop_event o
      ON r.link = o.id AND o.table_name = 'condition_occurrence' AND r.person = o.person WHERE r.kind = 'observation'
    UNION SELECT r.record_id, 'related-primary', c.system, c.code, 1 FROM omop_row r JOIN omop_event o
      ON r.link = o.id AND o.table_name = 'condition_occurrence' AND r.person = o.person JOIN omop_concept c ON c.concept IN (o.concept, o.source_concept)
      WHERE r.kind = 'observation' AND c.role = 'diagnosis'
    UNION SELECT r.record_id, 'related-primary', 'omop', '0', 1 FROM omop_row r ANTI JOIN omop_event o
      ON r.link = o.id AND o.table_name = 'condition_occurrence' AND r.person = o.person WHERE r.kind = 'observation' AND r.link IS NOT NULL
    UNION SELECT r.record_id, 'cause', 'icd10', icd(d.cause_source), 1 FROM omop_row r JOIN omop_death d USING (file_id, row_number)
      WHERE r.kind = 'death' AND icd(d.cause_source) IS NOT NULL
    UNION SELECT r.record_id, 'cause', c.system, c.code, 1 FROM omop_row r JOIN omop_death d USING (file_id, row_number)
      JOIN omop_concept c ON c.concept = d.cause WHERE r.kind = 'death' AND c.role = 'diagnosis';
    INSERT INTO event_code SELECT record_id, 1, role, system, code, min(position) FROM omop_code WHERE code IS NOT NULL
      GROUP BY record_id, role, system, code;
    DROP TABLE omop_code;`)
}
