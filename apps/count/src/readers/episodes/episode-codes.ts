import type { Statements, Workbench } from '../../workbench/index.ts'

/**
 * Whether one diagnosis may be put: C00–D05, Z85, and what begins with no letter and may be a code wrongly written. Flat comparisons, which DuckDB asks once of each different value of a Parquet
 * column; what comes through wrongly is sorted out among the few that are left. `-` and `&` mean that there is none.
 */
export const mayMatter = (code: string): string =>
  `(${[
    `${code} < 'A'`,
    ...[
      ['C', 'D06'],
      ['Z85', 'Z86'],
      ['[', 'a'],
      ['c', 'd06'],
      ['z85', 'z86'],
    ].map(([from, to]) => `(${code} >= '${from}' AND ${code} < '${to}')`),
    `${code} >= '{'`,
  ].join(' OR ')}) AND ${code} <> '' AND ${code} <> '-' AND ${code} <> '&'`

/** Breast, spread, carcinoma in situ and history of breast cancer: C50, C77–C79, D05, Z85.3. */
const aboutBreast = 'C50|C7[789]|D05|Z85\\.?3'
/** The same of one code, and of all codes of a row as codesOf() writes them, in a column `codes`. */
export const isAboutCode = (code: string): string => `regexp_matches(${code}, '(?i)^(${aboutBreast})')`
export const isAbout = `regexp_matches(codes, '(?i),(${aboutBreast})')`
const isCancerCode = (code: string): string => `regexp_matches(${code}, '^[Cc][0-9]')`
export const isCancer = `regexp_matches(codes, ',[Cc][0-9]')`

/**
 * Takes the codes of the rows that may be kept apart into episode_code, asks once what each different code means, and sums up what the codes of a row say together in episode_said: a number that
 * differs when one of its codes, or the place of one, does.
 *
 * @param from where they are: in episode_row as text, in episode_mark one by one
 */
export async function putCodesOfRows(workbench: Workbench, from: { scanned: boolean; gathered: boolean }): Promise<void> {
  const rows = [
    ...(from.scanned
      ? [
          `SELECT record_id, position, code FROM (
            SELECT record_id, unnest(list) AS code, CAST(generate_subscripts(list, 1) - 1 AS SMALLINT) AS position
            FROM (SELECT record_id, string_split(rtrim(codes, ','), ',') AS list FROM episode_row)) WHERE ${mayMatter('code')}`,
        ]
      : []),
    ...(from.gathered ? ['SELECT record_id, position, code FROM episode_mark SEMI JOIN episode_found USING (record_id)'] : []),
  ]
  await workbench.run(`CREATE OR REPLACE TABLE episode_code AS ${rows.join(' UNION ALL ')}`)
  // Tables of their own: a view of them would be asked, with its regular expressions, of every code of every episode. A cell with several codes gives a row for each.
  await workbench.run(`CREATE OR REPLACE TABLE episode_icd AS SELECT cell AS code, icd10, ${isAboutCode('code')} OR ${isCancerCode('code')} AS is_kept,
      coalesce(icd10 BETWEEN 'C00' AND 'C98' OR starts_with(icd10, 'D05') OR starts_with(icd10, 'Z853'), false) AS is_used,
      icd10 IS NULL AND NOT regexp_matches(code, '^[A-Za-z]') AND regexp_matches(code, '[A-Za-z0-9]') AS is_odd
    FROM (SELECT cell, code, icd(code) AS icd10 FROM (SELECT code AS cell, unnest(string_split(code, ',')) AS code FROM (SELECT DISTINCT code FROM episode_code)))`)
  await workbench.run(`CREATE OR REPLACE TABLE episode_said AS SELECT record_id, bit_xor(number) AS codes, bool_or(is_kept) AS is_kept
    FROM episode_code JOIN (SELECT code, position, is_kept, CASE WHEN is_used THEN md5_number_lower(concat(position, ' ', icd10)) ELSE 0::UBIGINT END AS number
      FROM (SELECT DISTINCT code, position FROM episode_code) JOIN episode_icd USING (code)) USING (code, position) GROUP BY record_id`)
}

/** Of an episode's codes only those of C00–C97, D05 and Z85.3 are put: no rule asks for another. */
export const putCodes = (workbench: Statements): Promise<void> =>
  workbench.run(`INSERT INTO event_code SELECT record_id, 1, 'diagnosis', 'icd10', icd10, position
    FROM episode_code JOIN (FROM episode_icd WHERE is_used) USING (code) SEMI JOIN episode_typed USING (record_id)`)
