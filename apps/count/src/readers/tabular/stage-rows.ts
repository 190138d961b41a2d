import { keepOrder, type Workbench } from '../../workbench/index.ts'
import type { ReadContext, SourceFile } from '../reader.ts'
import { putRejectedRows } from './rejected-rows.ts'
import { openTable, type TableSource } from './table-source.ts'
import { checkWholeGzip } from './whole-gzip.ts'
import { stepOf, withProgress } from './with-progress.ts'

export type StagePlan<Field extends string> = {
  /** The name of the temporary table to make. */
  into: string
  /** The number of the column (from 0) of each field that is wanted, undefined if the file lacks it; or SQL that makes it. */
  fields: Readonly<Record<Field, number | undefined | ((table: TableSource) => string)>>
  /** Which rows to keep, in SQL; all if left out. It is asked of every row of the file: let it be cheap. It may use what `every` makes, by its name. */
  keep?: (table: TableSource) => string
  /** What to remember of every row, kept or not, in SQL: stays in the table INTO_all, in the order of the file. */
  every?: (table: TableSource) => Readonly<Record<string, string>>
}

export type StagedRows = {
  /** All rows that could be read, kept or not. */
  rows: number
  /** What stands after FROM to get every row: row_number, what `every` asked for, and `payload`, which is NULL for rows that are not kept. */
  every: string
  /** Frees the payloads, which are the most of it. What was remembered of every row stays. */
  dropPayload(): Promise<void>
  /** Frees what was remembered of every row. The table of kept rows stays. */
  drop(): Promise<void>
}

/** Stands between the values of a kept row. It occurs in no extract that a person could have typed. */
const between = 'chr(31)'

/**
 * Reads a CSV or Parquet file in one parallel scan, in the order of the file and without holding it in memory: what `every` asks for of each row, and of the rows to keep
 * all fields in one text, `payload`. valuesOf() takes that apart.
 *
 * How: DuckDB inserts in the order of the file, so that rowid is the row's place; what is not kept is stored as one NULL.
 *
 * @throws what DuckDB says about a file that breaks off or is damaged: give it to setAside()
 */
export async function scanRows<Field extends string>(
  file: SourceFile,
  plan: StagePlan<Field>,
  context: Pick<ReadContext, 'workbench' | 'progress'>,
): Promise<StagedRows> {
  const { workbench } = context
  const table = await openTable(workbench, file)
  const fields: readonly (number | undefined | ((table: TableSource) => string))[] = Object.values(plan.fields)
  const values = fields.map(field => (typeof field === 'function' ? field(table) : table.text(field)))
  const payload = `concat(${values.join(`, ${between}, `)})`
  const kept = plan.keep === undefined ? payload : `CASE WHEN ${plan.keep(table)} THEN ${payload} END`
  const every = Object.entries(plan.every?.(table) ?? {})
  const all = `${plan.into}_all`
  const select = `SELECT ${[...every.map(([name]) => name), `${kept} AS payload`].join(', ')} FROM
    (SELECT ${['*', ...every.map(([name, sql]) => `${sql} AS ${name}`)].join(', ')} FROM ${table.from})`
  const scan = () => workbench.run(`CREATE OR REPLACE TABLE ${all} AS ${select}`)
  // Both are waited for, also when one fails: nothing of it may still run when the next file comes.
  const [scanned, whole] = await Promise.allSettled([
    inOrder(workbench, () => withProgress(context, stepOf(file), scan)),
    checkWholeGzip(file),
  ])
  for (const end of [whole, scanned]) if (end.status === 'rejected') throw end.reason
  const numbered = await putRejectedRows(workbench, file, { all, table })
  const [counted] = await workbench.rows<{ rows: bigint }>(`SELECT count(*) AS rows FROM ${all}`)
  const rows = Number(counted?.rows ?? 0n)
  await workbench.run('UPDATE source_file SET row_count = $1 WHERE file_id = $2', [rows, file.fileId])
  return {
    rows,
    every: numbered,
    dropPayload: () => workbench.run(`ALTER TABLE ${all} DROP COLUMN payload`),
    drop: () => workbench.run(`DROP TABLE IF EXISTS ${all}; DROP TABLE IF EXISTS ${all}_gaps`),
  }
}

/** SQL for the fields of a payload, in a query that has `string_split(payload, chr(31)) AS v`: trimmed, NULL if empty. */
export const valuesOf = (fields: readonly string[]): string =>
  fields.map((field, at) => `nullif(trim(v[${at + 1}]), '') AS ${field}`).join(', ')

/** The same without trimming, which takes longer than everything else, for payloads made of tidy() cells. */
export const tidyValuesOf = (fields: readonly string[]): string =>
  fields.map((field, at) => `nullif(v[${at + 1}], '') AS ${field}`).join(', ')

/** A column as text, trimmed where the beginning of the file shows blanks around its cells: trimming ten million cells that need none takes as long as reading them. */
export function tidy(table: TableSource, at: number | undefined): string {
  const isPadded = at !== undefined && table.sample(at).some(cell => cell !== cell.trim())
  return isPadded ? `trim(${table.text(at)})` : table.text(at)
}

/** SQL that makes `v` of a payload. */
export const splitPayload = `string_split(payload, ${between}) AS v`

/**
 * Reads the wanted columns of a CSV or Parquet file into the temporary table `plan.into` (row_number BIGINT, then each field as trimmed VARCHAR, NULL if empty), in one parallel
 * scan and without holding the file in memory. row_number is the line of a text file (a row that runs over several lines counts as one) or the row of a Parquet
 * file, the same in each run however many threads read. Rows with too few or too many cells go into `problem` and are left out. source_file.row_count is set.
 *
 *     const { at } = matchColumns(file.table.columns, { person: { names: ['person_id'] }, concept: { names: ['condition_concept_id'] } })
 *     const staged = await stageRows(file, { into: 'omop_condition', fields: at, keep: table => `${table.text(at.concept)} IN ('1', '2')` }, context)
 *     … SELECT row_number, person, concept FROM omop_condition …
 *     await staged.drop()
 *
 * @throws as scanRows()
 */
export async function stageRows<Field extends string>(
  file: SourceFile,
  plan: StagePlan<Field>,
  context: Pick<ReadContext, 'workbench' | 'progress'>,
): Promise<StagedRows> {
  const staged = await scanRows(file, plan, context)
  await context.workbench.run(
    `CREATE OR REPLACE TEMP TABLE ${plan.into} AS SELECT row_number, ${valuesOf(Object.keys(plan.fields))}
    FROM (SELECT row_number, ${splitPayload} FROM ${staged.every} WHERE payload IS NOT NULL)`,
  )
  return staged
}

/** Inserting in the order of the file is a setting of the whole DuckDB: on for this statement alone, off for everything else, which is faster. */
async function inOrder(workbench: Workbench, work: () => Promise<void>): Promise<void> {
  await keepOrder(workbench)
  try {
    await work()
  } finally {
    await workbench.run('SET preserve_insertion_order = false')
  }
}
