import type { Workbench } from '../../workbench/index.ts'
import type { ProblemKind } from '../problem-kinds.ts'
import { type Problem, putProblems } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'
import { matchColumns } from '../tabular/index.ts'
import { type OmopTable, readTables } from './omop-tables.ts'

/** What the header of a table lacks or has twice. */
export async function putHeaderProblems(workbench: Workbench, file: SourceFile, name: OmopTable): Promise<void> {
  const columns: Readonly<Record<string, { names: readonly string[]; carries?: string }>> = readTables[name].columns
  const { missing, repeated } = matchColumns(file.table?.columns ?? [], columns)
  const problems = [
    ...missing.map(
      (field): Problem => ({
        kind: 'missing-column',
        columnName: columns[field]?.names[0] ?? field,
        count: 1,
        detail: `${columns[field]?.names[0] ?? field} is not there: ${columns[field]?.carries ?? 'what it says'} is not known.`,
      }),
    ),
    ...repeated.map(
      (column): Problem => ({ kind: 'duplicate-column', columnName: column, count: 1, detail: `${column} is there twice.` }),
    ),
  ]
  await putProblems(workbench, file.fileId, problems)
}

/** Each query gives file_id, count and the first rows of one kind of trouble among the rows that were kept. */
const troubles: readonly { kind: ProblemKind; column: string; detail: string; sql: string }[] = [
  {
    kind: 'american-date',
    column: 'the date',
    detail: 'The month stands first.',
    sql: `SELECT file_id, row_number FROM omop_dated WHERE date IS NULL AND uk_date_problem(date_text) = 'american order'`,
  },
  {
    kind: 'impossible-date',
    column: 'the date',
    detail: 'It is no date as YYYY-MM-DD.',
    sql: `SELECT file_id, row_number FROM omop_dated WHERE date IS NULL AND date_text <> '' AND NOT is_filler_date(coalesce(date_written(date_text), DATE '2000-01-01'))
      AND coalesce(uk_date_problem(date_text), '') <> 'american order'`,
  },
  {
    kind: 'end-before-start',
    column: 'the end date',
    detail: 'It ends before it begins.',
    sql: 'SELECT file_id, row_number FROM omop_event WHERE end_date < date',
  },
  {
    kind: 'missing-link',
    column: 'person_id',
    detail: 'No row of PERSON has this number: neither birth nor sex is known.',
    sql: 'SELECT file_id, row_number FROM omop_event WHERE person IS NOT NULL AND person NOT IN (SELECT person FROM omop_person WHERE person IS NOT NULL)',
  },
  {
    kind: 'no-person',
    column: 'person_id',
    detail: 'The row names no person.',
    sql: `SELECT file_id, row_number FROM omop_event WHERE coalesce(person, '') = ''`,
  },
  {
    kind: 'unknown-code',
    column: 'the concept',
    detail: 'The concept is 0: the source’s code was mapped to nothing. It is read by the source’s own code.',
    sql: `SELECT file_id, row_number FROM omop_event WHERE concept = '0'`,
  },
  {
    kind: 'duplicate',
    column: 'the row',
    detail: 'The same row was there before.',
    sql: `SELECT file_id, row_number FROM omop_event QUALIFY row_number() OVER (PARTITION BY record_hash ORDER BY file_id, row_number) > 1`,
  },
]

/** What is wrong in the rows that were kept. */
export async function putRowProblems(workbench: Workbench): Promise<void> {
  await workbench.run(`CREATE OR REPLACE TEMP VIEW omop_dated AS SELECT file_id, row_number, date, date_text FROM omop_event
    UNION ALL SELECT file_id, row_number, date, date_text FROM omop_death`)
  for (const { kind, column, detail, sql } of troubles) {
    const found = await workbench.rows<{ file_id: number; count: bigint; first: bigint[] }>(
      `SELECT file_id, count(*) AS count, min(row_number, 10) AS first FROM (${sql}) GROUP BY file_id ORDER BY file_id`,
    )
    for (const { file_id, count, first } of found)
      await putProblems(workbench, file_id, [{ kind, columnName: column, count: Number(count), firstRows: first, detail }])
  }
}

/** Rows that could not be split into cells. The same file is scanned more than once: a line counts once. */
export async function putRejected(workbench: Workbench, file: SourceFile, rejects: string | undefined): Promise<void> {
  if (rejects === undefined) return
  const [found] = await workbench.rows<{ count: bigint; first: bigint[] | null }>(
    `SELECT count(*) AS count, min(line, 10) AS first FROM (SELECT DISTINCT line FROM ${rejects})`,
  )
  if (found !== undefined && found.count > 0n)
    await putProblems(workbench, file.fileId, [{ kind: 'short-row', count: Number(found.count), firstRows: found.first ?? [] }])
  await workbench.run(`DROP TABLE ${rejects}; DROP TABLE ${rejects}_scan`)
}
