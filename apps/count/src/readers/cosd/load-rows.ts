import type { Workbench } from '../../workbench/index.ts'
import { mentionColumns } from '../mention-columns.ts'
import { putProblems } from '../put-problems.ts'
import { rowsTable } from '../rows-table.ts'
import { rowFile, type rowFiles } from './row-files.ts'

const recordColumns = {
  record_id: 'BIGINT',
  file_id: 'INTEGER',
  row_number: 'BIGINT',
  record_hash: 'VARCHAR',
  source_version: 'VARCHAR',
  provider: 'VARCHAR',
}
const mentionsOfRecords = { record_id: 'BIGINT', ...mentionColumns }
const eventColumns = {
  record_id: 'BIGINT',
  event_no: 'SMALLINT',
  kind: 'VARCHAR',
  date: 'DATE',
  date_precision: 'VARCHAR',
  stage_date: 'DATE',
  status: 'VARCHAR',
}
const codeColumns = {
  record_id: 'BIGINT',
  event_no: 'SMALLINT',
  role: 'VARCHAR',
  system: 'VARCHAR',
  code: 'VARCHAR',
  position: 'SMALLINT',
}

/**
 * Puts the rows of all threads into the workbench, each file of rows in one go, without those of files that broke in the middle. Of records that say exactly the
 * same the first one is kept; the others are reported.
 */
export async function loadRows(workbench: Workbench, stems: readonly string[], unreadable: readonly number[]): Promise<void> {
  const broken = unreadable.map(fileId => `record_id NOT BETWEEN ${fileId * perFile} AND ${fileId * perFile + perFile - 1}`)
  const whole = ['true', ...broken].join(' AND ')
  const mention = Object.keys(mentionsOfRecords).join(', ')
  await workbench.run(`
    INSERT INTO record (record_id, file_id, row_number, record_hash, source, source_version, provider)
    SELECT record_id, file_id, row_number, record_hash, 'cosd', source_version, provider FROM ${table(stems, 'records', recordColumns)}
    WHERE ${whole}`)
  const hasCopies = await removeCopies(workbench)
  const kept = hasCopies ? `${whole} AND record_id NOT IN (SELECT record_id FROM cosd_copy)` : whole
  await workbench.run(`
    INSERT INTO mention (${mention}) SELECT ${mention} FROM ${table(stems, 'mentions', mentionsOfRecords)} WHERE ${kept};
    INSERT INTO event (record_id, event_no, kind, date, date_precision, stage_date, status)
    SELECT record_id, event_no, kind, date, date_precision, stage_date, status FROM ${table(stems, 'events', eventColumns)} WHERE ${kept};
    INSERT INTO event_code (record_id, event_no, role, system, code, position)
    SELECT record_id, event_no, role, system, code, position FROM ${table(stems, 'codes', codeColumns)} WHERE ${kept};
    INSERT INTO contact (source, nhs_number, local_scope, local_id, last_date)
    SELECT 'cosd', nhs_number, local_scope, local_id, max(greatest(date, coalesce(stage_date, date)))
    FROM record JOIN mention USING (record_id) JOIN event USING (record_id)
    WHERE source = 'cosd' AND kind <> 'death' AND date IS NOT NULL AND (nhs_number IS NOT NULL OR local_id IS NOT NULL)
    GROUP BY ALL`)
  if (hasCopies) await workbench.run('DROP TABLE cosd_copy')
}

const perFile = 2 ** 32

/** Takes the records out that say what one before them says, and reports them. Hardly any extract has such: most of the time one pass finds none. */
async function removeCopies(workbench: Workbench): Promise<boolean> {
  await workbench.run(`
    CREATE TEMP TABLE cosd_copy AS
    SELECT record_id, file_id, row_number FROM record WHERE source = 'cosd' AND record_hash IN (
      SELECT record_hash FROM record WHERE source = 'cosd' GROUP BY record_hash HAVING count(*) > 1)
    QUALIFY row_number() OVER (PARTITION BY record_hash ORDER BY record_id) > 1`)
  const [found] = await workbench.rows<{ copies: number }>('SELECT count(*)::INTEGER AS copies FROM cosd_copy')
  if (found?.copies === 0) {
    await workbench.run('DROP TABLE cosd_copy')
    return false
  }
  await workbench.run('DELETE FROM record WHERE record_id IN (SELECT record_id FROM cosd_copy)')
  await reportCopies(workbench)
  return true
}

const table = (stems: readonly string[], name: (typeof rowFiles)[number], columns: Readonly<Record<string, string>>): string =>
  rowsTable(
    stems.map(stem => rowFile(stem, name)),
    columns,
  )

async function reportCopies(workbench: Workbench): Promise<void> {
  const found = await workbench.rows<{ file_id: number; count: bigint; first_rows: bigint[] }>(`
    SELECT file_id, count(*) AS count, list(row_number ORDER BY row_number)[:10] AS first_rows
    FROM cosd_copy GROUP BY file_id ORDER BY file_id`)
  for (const { file_id, count, first_rows } of found) {
    await putProblems(workbench, file_id, [
      {
        kind: 'duplicate',
        count: Number(count),
        firstRows: first_rows,
        detail: 'Records that say exactly what another record says, here or in another COSD file',
      },
    ])
  }
}
