import type { Workbench } from '../../workbench/index.ts'
import { type Problem, putProblems } from '../put-problems.ts'
import type { SourceFile } from '../reader.ts'
import type { TableSource } from './table-source.ts'

type Rejected = { kind: string; count: bigint; first: bigint[] }

const inWords: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'The row has fewer cells than the header.',
  'TOO MANY COLUMNS': 'The row has more cells than the header.',
  'UNQUOTED VALUE': 'A quotation mark is opened and never closed, or closed in the middle of a cell.',
  'LINE SIZE OVER MAXIMUM':
    'The row is longer than two million signs: a quotation mark that is never closed is the usual reason.',
  'INVALID ENCODING': 'A sign of the row is in another alphabet than the rest of the file.',
}

/**
 * Tells of the rows that could not be split, and gives SQL in which every other row has its number. A row that was left out makes the numbers of those after it one
 * larger than their place.
 */
export async function putRejectedRows(
  workbench: Workbench,
  file: SourceFile,
  { all, table }: { all: string; table: TableSource },
): Promise<string> {
  const plain = `(SELECT *, rowid + ${table.firstRow} AS row_number FROM ${all})`
  if (table.rejects === undefined) return plain
  const rejected = await workbench.rows<Rejected>(
    `SELECT kind, count(*) AS count, min(line, 10) AS first FROM (SELECT line, min(error_type::VARCHAR) AS kind FROM ${table.rejects} GROUP BY line) GROUP BY kind ORDER BY kind`,
  )
  if (rejected.length > 0) {
    await putProblems(workbench, file.fileId, rejected.map(asProblem))
    await workbench.run(
      `CREATE OR REPLACE TABLE ${all}_gaps AS SELECT first_after, max(gap) AS gap FROM (
        SELECT line - ${table.firstRow} - row_number() OVER (ORDER BY line) + 1 AS first_after, row_number() OVER (ORDER BY line) AS gap
        FROM (SELECT DISTINCT line FROM ${table.rejects})) GROUP BY first_after`,
    )
  }
  await workbench.run(`DROP TABLE ${table.rejects}; DROP TABLE ${table.rejects}_scan`)
  if (rejected.length === 0) return plain
  return `(SELECT a.*, a.place + ${table.firstRow} + coalesce(g.gap, 0) AS row_number FROM (SELECT *, rowid AS place FROM ${all}) a
    ASOF LEFT JOIN ${all}_gaps g ON a.place >= g.first_after)`
}

const asProblem = ({ kind, count, first }: Rejected): Problem => ({
  kind: 'short-row',
  count: Number(count),
  firstRows: first,
  detail: inWords[kind] ?? 'The row cannot be split into cells.',
})
