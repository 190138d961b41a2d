import type { Workbench } from '../../workbench/index.ts'
import type { SourceFile } from '../reader.ts'
import { matchColumns, openTable, type TableSource } from '../tabular/index.ts'
import { conditionField } from './known-concepts.ts'
import { type EventField, eventTables } from './omop-tables.ts'

export type EventTableName = keyof typeof eventTables

/** A date of the CDM: `2023-05-17`, with or without a time, or 20230517; what stands for no date is none. */
export const cdmDate = (text: string): string => `CASE WHEN NOT is_filler_date(${written(text)}) THEN ${written(text)} END`
const written = (text: string): string =>
  `coalesce(TRY_CAST(left(trim(${text}), 10) AS DATE), CAST(try_strptime(CASE WHEN length(trim(${text})) = 8 THEN trim(${text}) END, '%Y%m%d') AS DATE))`

/** ICD-10 as a source may write it, when no vocabulary says what its codes are. */
const icdShaped = `'^(C[0-9]{2}(\\.[0-9A-Z]{1,4})?|D05(\\.[0-9])?|Z85\\.3)$'`

/** Numbers rows as they lie in the file. The order of a file is kept because the number is made while it streams. */
export const numbered = (table: TableSource, fields: string): string =>
  `(SELECT row_number() OVER () + ${table.firstRow - 1} AS row_number, ${fields} FROM ${table.from})`

/**
 * Puts the rows of one event table that may matter into omop_event, and counts all of its rows by month.
 *
 * @throws DuckDB’s error if the file breaks off; nothing of it is in the tables of the workbench then
 */
export async function stageEvents(workbench: Workbench, file: SourceFile, name: EventTableName): Promise<void> {
  const { kind, columns } = eventTables[name]
  const table = await openTable(workbench, file)
  const { at } = matchColumns<EventField>(file.table?.columns ?? [], columns)
  const texts = (Object.keys(columns) as EventField[])
    .map(
      field => `trim(${table.text(at[field])}) AS ${field === 'date' ? 'date_text' : field === 'endDate' ? 'end_text' : field}`,
    )
    .join(', ')
  if (kind !== undefined)
    await workbench.run(`
      INSERT INTO omop_event
      SELECT ${file.fileId}, row_number, '${name}', '${kind}', id, person, concept, sourceConcept, sourceValue, valueConcept,
        ${cdmDate('date_text')}, ${cdmDate('end_text')}, date_text, CASE WHEN linkField = '${conditionField}' THEN link END,
        left(sha256(concat_ws(chr(31), '${name}', coalesce(id, ''), coalesce(person, ''), coalesce(concept, ''), coalesce(sourceConcept, ''),
          coalesce(sourceValue, ''), coalesce(valueConcept, ''), coalesce(date_text, ''), coalesce(end_text, ''), coalesce(link, ''))), 32)
      FROM ${numbered(table, texts)}
      WHERE concept IN (SELECT concept FROM omop_concept) OR sourceConcept IN (SELECT concept FROM omop_concept)
        OR valueConcept IN (SELECT concept FROM omop_concept WHERE role IN ('m-category', 'stage-group', 'metastatic-site'))
        OR regexp_matches(upper(sourceValue), ${icdShaped})`)
  await workbench.run(`
    INSERT INTO omop_month SELECT ${file.fileId}, date_trunc('month', ${cdmDate('date_text')}), count(*)
    FROM (SELECT ${table.text(at.date)} AS date_text FROM ${table.from}) GROUP BY ALL`)
}

/** When each person was last seen, from all rows of a table. Only for those of whom something was kept. */
export async function stageContacts(workbench: Workbench, file: SourceFile, name: EventTableName): Promise<void> {
  const table = await openTable(workbench, file)
  const { at } = matchColumns<EventField>(file.table?.columns ?? [], eventTables[name].columns)
  await workbench.run(`
    INSERT INTO omop_contact SELECT person, max(${cdmDate('date_text')})
    FROM (SELECT trim(${table.text(at.person)}) AS person, ${table.text(at.date)} AS date_text FROM ${table.from})
    WHERE person IN (SELECT person FROM omop_kept) GROUP BY person`)
}

export const stagingTables = `
  CREATE OR REPLACE TEMP TABLE omop_event (file_id INTEGER, row_number BIGINT, table_name VARCHAR, kind VARCHAR, id VARCHAR, person VARCHAR, concept VARCHAR,
    source_concept VARCHAR, source_value VARCHAR, value_concept VARCHAR, date DATE, end_date DATE, date_text VARCHAR, link VARCHAR, record_hash VARCHAR);
  CREATE OR REPLACE TEMP TABLE omop_month (file_id INTEGER, month DATE, row_count BIGINT);
  CREATE OR REPLACE TEMP TABLE omop_contact (person VARCHAR, last_date DATE);
  CREATE OR REPLACE TEMP TABLE omop_person (person VARCHAR, gender VARCHAR, year VARCHAR, month VARCHAR, day VARCHAR, source_value VARCHAR);
  CREATE OR REPLACE TEMP TABLE omop_death (file_id INTEGER, row_number BIGINT, person VARCHAR, date DATE, date_text VARCHAR, cause VARCHAR, cause_source VARCHAR,
    record_hash VARCHAR);
`
