import type { Statements } from '../workbench/index.ts'

/**
 * Makes person_code: one row for each person whose records hold a code that quality or the review asks about. Each code is looked up once, however often it occurs.
 * putCodeLists has put down what the codes mean, and linkage who is who.
 *
 * - names_breast: any code of the list `breast-primary`, which the rules use too, whatever it stands for in its record
 * - has_breast: such a code where a diagnosis or the primary of something stands
 * - has_c50: an ICD-10 code of breast cancer
 * - has_spread_code: an ICD-10 diagnosis of distant spread, C78 or C79
 */
export async function putPeopleByCode(workbench: Statements): Promise<void> {
  await workbench.run(`
    CREATE OR REPLACE TABLE person_code AS
      WITH asked AS MATERIALIZED (
        SELECT *, is_breast AND role IN ('diagnosis', 'primary', 'original-primary', 'related-primary') AS is_diagnosis FROM (
          SELECT role, system, code, EXISTS (SELECT 1 FROM code_list l WHERE l.list = 'breast-primary' AND l.system = c.system AND CASE l.match
              WHEN 'prefix' THEN starts_with(upper(c.code), l.code) WHEN 'contains' THEN contains(upper(c.code), l.code) ELSE upper(c.code) = l.code END) AS is_breast,
            system = 'icd10' AND starts_with(code, 'C50') AS is_c50,
            system = 'icd10' AND role = 'diagnosis' AND regexp_matches(code, '^C7[89]') AS is_spread
          FROM (SELECT DISTINCT role, system, code FROM event_code) c)
        WHERE is_breast OR is_c50 OR is_spread)
      SELECT p.person_id, bool_or(a.is_breast) AS names_breast, bool_or(a.is_diagnosis) AS has_breast, bool_or(a.is_c50) AS has_c50, bool_or(a.is_spread) AS has_spread_code
      FROM event_code e JOIN asked a USING (role, system, code) JOIN person_record p USING (record_id) GROUP BY p.person_id`)
}
