import { type Compiled, compileConditions, type Definitions } from '../definitions/index.ts'
import { quoted, type Statements } from '../workbench/index.ts'

/** What the codes of the records answer to the questions of the definitions. */
export type AskedCodes = {
  compiled: Compiled
  /** How many codes answer each set of questions; where a code occurs more than once it counts so often. */
  uses: readonly { mask: bigint; uses: number }[]
}

/**
 * Asks each code of the records what the definitions ask of codes, once, however often it occurs: makes decide_code, which gives each a number and the bits of the
 * questions that it answers, and decide_listed, the lists and sites of each. Whose the codes are need not be known yet. putCodeLists has put down what the codes mean.
 */
export async function askCodes(workbench: Statements, definitions: Definitions): Promise<AskedCodes> {
  const compiled = compileConditions(definitions)
  const rows = compiled.questions.flatMap(({ bit, roles, list, isMain }) =>
    roles.map(role => `(${bit}::BIGINT, ${quoted(role)}, ${list === null ? 'NULL' : quoted(list)}, ${isMain})`),
  )
  await workbench.run(`
    CREATE OR REPLACE TABLE decide_numbered AS
      SELECT CAST(row_number() OVER () AS INTEGER) AS code_no, *, upper(trim(code)) AS plain FROM (
        SELECT role, system, code, coalesce(position = 1, false) AS is_main, count(*) AS uses FROM event_code GROUP BY ALL);
    CREATE OR REPLACE TABLE decide_listed AS
      SELECT DISTINCT c.system, c.plain, l.list, l.site FROM (SELECT DISTINCT system, plain FROM decide_numbered) c
      JOIN code_list l ON l.system = c.system AND CASE l.match
        WHEN 'exact' THEN c.plain = l.code WHEN 'prefix' THEN starts_with(c.plain, l.code) ELSE contains(c.plain, l.code) END;
    CREATE OR REPLACE TABLE decide_code AS
      SELECT d.*, coalesce(b.mask, 0) AS mask FROM decide_numbered d LEFT JOIN (
        SELECT n.code_no, bit_or(q.bit) AS mask FROM decide_numbered n
        JOIN (VALUES ${rows.join(', ')}) q(bit, role, list, is_main) ON q.role = n.role AND (n.is_main OR NOT q.is_main)
        LEFT JOIN (SELECT DISTINCT system, plain, list FROM decide_listed) l ON l.system = n.system AND l.plain = n.plain AND l.list = q.list
        WHERE q.list IS NULL OR l.list IS NOT NULL GROUP BY n.code_no) b USING (code_no);
    DROP TABLE decide_numbered`)
  const uses = await workbench.rows<{ mask: bigint; uses: number }>(
    'SELECT mask, CAST(sum(uses) AS DOUBLE) AS uses FROM decide_code WHERE mask <> 0 GROUP BY mask ORDER BY mask',
  )
  return { compiled, uses }
}
