import type { Workbench } from '../../workbench/index.ts'
import { putProblems } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'
import type { TreatmentFeed } from './treatment-feed.ts'

/**
 * Makes treatments of the rows in treatment_row and puts them. The record of a treatment is its first row; the other administrations or attendances only move its end. Files of following months
 * often repeat each other: a treatment that is in several is one.
 */
export async function putTreatments(workbench: Workbench, feed: TreatmentFeed, files: readonly SourceFile[]): Promise<void> {
  if (files.length === 0) return
  const { source, kind, dates, codes, isDead } = feed
  const [start = 'started'] = dates
  const latest = `greatest(${dates.map(name => `${name}_on`).join(', ')}, NULL)`
  const place = 'file_id * 4294967296::BIGINT + row_number'
  // Somebody whom the row does not name is a person of their own: two such rows are never one treatment.
  const person = `coalesce(nhs_number, ''), coalesce(local_id, ''), CASE WHEN nhs_number IS NULL AND local_id IS NULL THEN ${place} END, coalesce(provider, local_scope, ''), coalesce(CAST(born AS VARCHAR), '')`
  const same = feed.sameTreatment.map(field => `coalesce(upper(CAST(${field} AS VARCHAR)), '')`).join(', ')
  await tellCopies(workbench, Object.keys(feed.columns), files)
  await workbench.run(`CREATE OR REPLACE TEMP TABLE treatment AS SELECT *, ${place} AS record_id FROM (
    SELECT *, max(${latest}) OVER one AS last_on, bool_or(${isDead ?? 'false'}) OVER one AS is_dead,
      substr(sha256(concat_ws(chr(31), '${source}', ${person}, ${same})), 1, 32) AS record_hash
    FROM treatment_row WINDOW one AS (PARTITION BY ${person}, ${same}) QUALIFY row_number() OVER (PARTITION BY ${person}, ${same} ORDER BY file_id, row_number) = 1)`)
  await workbench.run(
    `INSERT INTO record SELECT record_id, file_id, row_number, record_hash, '${source}', version, upper(provider) FROM treatment`,
  )
  await workbench.run(`INSERT INTO mention SELECT record_id, nhs_number, nhs_number_problem, trace, local_scope, local_id, bare_name(given), bare_name(family), born, birth_precision,
    sex_code(sex), postcode(postcode) FROM treatment`)
  await workbench.run(
    `INSERT INTO event SELECT record_id, 1, '${kind}', ${start}_on, CASE WHEN ${start}_on IS NOT NULL THEN 'day' END, CASE WHEN last_on >= ${start}_on THEN last_on END, NULL, NULL, NULL, NULL FROM treatment`,
  )
  // The row says that somebody died, not when: the date stays unknown.
  await workbench.run(
    `INSERT INTO event SELECT record_id, 2, 'death', NULL, NULL, NULL, NULL, NULL, NULL, '${source}' FROM treatment WHERE is_dead`,
  )
  for (const { role, system, code } of codes)
    await workbench.run(
      `INSERT INTO event_code SELECT record_id, 1, '${role}', ${system}, code, 1 FROM (SELECT *, ${code} AS code FROM treatment) WHERE code IS NOT NULL`,
    )
  await workbench.run(`INSERT INTO contact SELECT '${source}', nhs_number, local_scope, local_id, max(${latest}) FROM treatment_row
    WHERE ${latest} IS NOT NULL AND (nhs_number IS NOT NULL OR local_id IS NOT NULL) GROUP BY ALL`)
  await workbench.run(
    `INSERT INTO file_month SELECT file_id, CAST(date_trunc('month', coalesce(${[...dates.slice(1), start].map(name => `${name}_on`).join(', ')})) AS DATE), count(*) FROM treatment_row GROUP BY ALL`,
  )
}

async function tellCopies(workbench: Workbench, fields: readonly string[], files: readonly SourceFile[]): Promise<void> {
  const rows = await workbench.rows<{ file_id: number; count: bigint; first: bigint[] }>(
    `SELECT file_id, count(*) AS count, min(row_number, 10) AS first FROM (
      SELECT file_id, row_number, row_number() OVER (PARTITION BY content ORDER BY file_id, row_number) AS copy
      FROM (SELECT t.file_id, t.row_number, sha256(CAST(struct_pack(${fields.map(field => `${field} := t.${field}`).join(', ')}) AS VARCHAR)) AS content FROM treatment_row t)) WHERE copy > 1 GROUP BY file_id ORDER BY file_id`,
  )
  for (const { file_id, count, first } of rows) {
    if (files.some(file => file.fileId === file_id))
      await putProblems(workbench, file_id, [
        {
          kind: 'duplicate',
          count: Number(count),
          firstRows: first,
          detail: 'The same row to the last sign. It was counted once.',
        },
      ])
  }
}
