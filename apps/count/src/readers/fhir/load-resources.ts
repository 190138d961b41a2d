// Long because: references can be resolved only over all files, and the steps of that are one story.
import type { Workbench } from '../../workbench/index.ts'
import { putProblems } from '../put-problems.ts'
import { rowsTable } from '../rows-table.ts'
import { mentionNames, type StagedTable, type Staging, stagedTables } from './staging.ts'

const mention = mentionNames.join(', ')
const mentionOf = (table: string): string => mentionNames.map(name => `${table}.${name}`).join(', ')
const asText = (table: string): string =>
  `concat_ws(chr(9), ${mentionNames.map(name => `coalesce(CAST(${table}.${name} AS VARCHAR), '')`).join(', ')})`

/**
 * Resolves the references of all files and puts what was read into the workbench: a name in the same file before the same name in another one, and of those the
 * first. Of records that say exactly the same of one person the first is kept.
 */
export async function loadResources(workbench: Workbench, staging: Staging, unreadable: readonly number[]): Promise<void> {
  // Object.keys forgets what the keys are.
  const names = Object.keys(stagedTables) as StagedTable[]
  for (const name of names) await workbench.run(staged(name, staging, unreadable))
  await workbench.run(`
    CREATE TEMP TABLE fhir_found AS
    SELECT DISTINCT ON (reference.record_id, role, number) reference.record_id, role, number, name.record_id AS target
    FROM fhir_reference AS reference JOIN fhir_name AS name
      ON name.name = reference.name AND name.kind = CASE role WHEN 'subject' THEN 'patient' ELSE 'condition' END
    ORDER BY reference.record_id, role, number, rank, name.file_id <> reference.file_id, name.record_id;
    CREATE TEMP TABLE fhir_mention AS
    SELECT record.record_id, record.file_id, record.row_number, record.content, ${mentionNames
      .map(name => `CASE WHEN patient.record_id IS NULL THEN record.${name} ELSE patient.${name} END AS ${name}`)
      .join(', ')}, patient.record_id AS patient_id,
      record.is_inside AND record.is_dead AS is_dead, record.death_date, record.death_precision
    FROM fhir_record AS record
    LEFT JOIN fhir_found AS found ON found.record_id = record.record_id AND found.role = 'subject'
    LEFT JOIN fhir_patient AS patient ON patient.record_id = found.target;
    CREATE TEMP TABLE fhir_hashed AS
    SELECT *, left(sha256('fhir' || chr(10) || content || chr(10) || ${asText('fhir_mention')}), 32) AS record_hash FROM fhir_mention;
    CREATE TEMP TABLE fhir_kept AS SELECT min(record_id) AS record_id FROM fhir_hashed GROUP BY record_hash;
    CREATE TEMP TABLE fhir_dead AS
    SELECT * FROM fhir_patient AS patient
    WHERE is_dead AND record_id IN (SELECT patient_id FROM fhir_hashed WHERE record_id IN (SELECT record_id FROM fhir_kept))`)
  await insertRecords(workbench)
  await insertContacts(workbench)
  await reportMissing(workbench)
  await reportDuplicates(workbench)
  await workbench.run(['found', 'mention', 'hashed', 'kept', 'dead', ...names].map(name => `DROP TABLE fhir_${name}`).join('; '))
}

function staged(name: StagedTable, staging: Staging, unreadable: readonly number[]): string {
  const columns: Readonly<Record<string, string>> = stagedTables[name]
  const fileId = 'file_id' in columns ? 'file_id' : '(record_id >> 32)'
  const isWhole = unreadable.length === 0 ? 'true' : `${fileId} NOT IN (${unreadable.join(', ')})`
  return `CREATE TEMP TABLE fhir_${name} AS SELECT * FROM ${rowsTable([staging.fileOf(name)], columns)} WHERE ${isWhole}`
}

async function insertRecords(workbench: Workbench): Promise<void> {
  const kept = 'record_id IN (SELECT record_id FROM fhir_kept)'
  await workbench.run(`
    INSERT INTO record (record_id, file_id, row_number, record_hash, source, source_version)
    SELECT record_id, file_id, row_number, record_hash, 'fhir', 'R4' FROM fhir_hashed WHERE ${kept}
    UNION ALL
    SELECT record_id, file_id, row_number, left(sha256('fhir death' || chr(10) || ${asText('fhir_dead')} || coalesce(CAST(death_date AS VARCHAR), '')), 32), 'fhir', 'R4'
    FROM fhir_dead;
    INSERT INTO mention (record_id, ${mention})
    SELECT record_id, ${mention} FROM fhir_hashed WHERE ${kept} UNION ALL SELECT record_id, ${mentionOf('fhir_dead')} FROM fhir_dead;
    INSERT INTO event (record_id, event_no, kind, date, date_precision, end_date, recorded_date, status)
    SELECT record_id, 1, kind, date, date_precision, end_date, recorded_date, status FROM fhir_event WHERE ${kept}
    UNION ALL
    SELECT record_id, 2, 'death', death_date, death_precision, NULL, NULL, 'fhir' FROM fhir_hashed WHERE is_dead AND ${kept}
    UNION ALL
    SELECT record_id, 1, 'death', death_date, death_precision, NULL, NULL, 'fhir' FROM fhir_dead;
    INSERT INTO event_code (record_id, event_no, role, system, code, position)
    SELECT record_id, 1, role, system, code, position FROM fhir_code WHERE ${kept};
    INSERT INTO event_code (record_id, event_no, role, system, code, position)
    SELECT found.record_id, 1, 'related-primary', code.system, code.code, found.number
    FROM fhir_found AS found JOIN fhir_code AS code ON code.record_id = found.target AND code.role = 'diagnosis'
    WHERE found.role = 'about' AND found.record_id IN (SELECT record_id FROM fhir_kept)`)
}

/** When the people who are kept were last seen, by any resource about them. */
async function insertContacts(workbench: Workbench): Promise<void> {
  await workbench.run(`
    INSERT INTO contact (source, nhs_number, local_scope, local_id, last_date)
    WITH seen AS (SELECT file_id, name, short_name, max(date) AS last_date FROM fhir_contact GROUP BY ALL),
    person AS (
      SELECT DISTINCT ON (seen.file_id, seen.name, seen.short_name) seen.*, found.record_id
      FROM seen JOIN fhir_name AS found ON found.kind = 'patient' AND found.name IN (seen.name, seen.short_name)
      ORDER BY seen.file_id, seen.name, seen.short_name, found.name <> seen.name, found.file_id <> seen.file_id, found.record_id)
    SELECT 'fhir', patient.nhs_number, patient.local_scope, patient.local_id, max(last_date)
    FROM person JOIN fhir_patient AS patient USING (record_id)
    WHERE patient.record_id IN (SELECT patient_id FROM fhir_hashed) GROUP BY ALL`)
}

async function reportMissing(workbench: Workbench): Promise<void> {
  const missing = await workbench.rows<{ file_id: number; role: string; count: bigint; first_rows: bigint[] }>(`
    WITH wanted AS (SELECT DISTINCT record_id, file_id, row_number, role, number FROM fhir_reference)
    SELECT file_id, role, count(*) AS count, list(row_number ORDER BY row_number)[:10] AS first_rows
    FROM wanted ANTI JOIN fhir_found USING (record_id, role, number) GROUP BY file_id, role ORDER BY file_id, role`)
  for (const { file_id, role, count, first_rows } of missing) {
    const isSubject = role === 'subject'
    await putProblems(workbench, file_id, [
      {
        kind: 'missing-link',
        columnName: isSubject ? 'subject' : 'relatedPrimaryCancerCondition, focus',
        count: Number(count),
        firstRows: first_rows,
        detail: isSubject
          ? 'A resource refers to a patient who is in none of the files'
          : 'A resource refers to a primary cancer that is in none of the files',
      },
    ])
  }
}

async function reportDuplicates(workbench: Workbench): Promise<void> {
  const found = await workbench.rows<{ file_id: number; count: bigint; first_rows: bigint[] }>(`
    SELECT file_id, count(*) AS count, list(row_number ORDER BY row_number)[:10] AS first_rows
    FROM fhir_hashed WHERE record_id NOT IN (SELECT record_id FROM fhir_kept) GROUP BY file_id ORDER BY file_id`)
  for (const { file_id, count, first_rows } of found) {
    const detail = 'Resources that say exactly what another one says of the same person'
    await putProblems(workbench, file_id, [{ kind: 'duplicate', count: Number(count), firstRows: first_rows, detail }])
  }
}
