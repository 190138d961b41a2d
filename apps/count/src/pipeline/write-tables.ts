import { linkInWords } from '../linkage/index.ts'
import { type RegisterRow, registerColumns, registerRow, resultFiles } from '../results/index.ts'
import { identifier, keepOrder, type OutFolder, quoted, type Statements, type Workbench } from '../workbench/index.ts'

/** The place of each file in the order of the paths: a number is sorted faster than a text. */
const placed = 'SELECT file_id, path, row_number() OVER (ORDER BY path) AS place FROM source_file'

/**
 * The evidence behind each case, record by record, with what took evidence away again. Sorted by all its columns in turn; what stands beside a record is
 * not sorted by again.
 */
const evidenceQuery = `
  SELECT e.person_id, e.rule, e.tier, e.date, e.date_precision, e.date_flag, e.sites, f.path AS file, r.row_number, r.source, r.record_hash,
    e.supported_by, e.explanation, e.defeater
  FROM (
    SELECT person_id, rule, tier, date, date_precision, date_flag, array_to_string(sites, '; ') AS sites, record_id, supported_by, explanation, NULL AS defeater
    FROM evidence
    UNION ALL
    SELECT person_id, rule, 'defeated', NULL, NULL, NULL, NULL, record_id, NULL, explanation, defeater FROM defeat
  ) e LEFT JOIN record r USING (record_id) LEFT JOIN (${placed}) f USING (file_id)
  ORDER BY e.person_id, e.rule, e.tier, e.date, e.date_precision, e.date_flag, e.sites, f.place, r.row_number, e.supported_by, e.explanation, e.defeater`

/** Why each record belongs to its person. Only for people in the register: the rest is nobody's business here. */
const linkQuery = `
  SELECT p.person_id, f.path AS file, r.row_number, r.source, p.step, round(p.weight, 3) AS weight_bits, round(p.probability, 6) AS probability,
    ${linkInWords('p')} AS explanation
  FROM person_record p SEMI JOIN person_case USING (person_id) JOIN record r USING (record_id) JOIN (${placed}) f USING (file_id)
  ORDER BY p.person_id, f.place, r.row_number`

/** All texts that a link may show, each in its column, but for our own words, which begin with a letter. */
const linkTexts = `
  SELECT person_id, step, explanation FROM person_record UNION ALL BY NAME SELECT path AS file FROM source_file UNION ALL BY NAME SELECT DISTINCT source FROM record`

/** Writes the register that putRegister has made, sorted, so that the same input gives the same bytes. */
export const writeRegister = (workbench: Statements, out: OutFolder): Promise<void> =>
  copy(workbench, out, { rows: 'FROM register', names: [resultFiles.registerCsv, resultFiles.registerParquet] })

/** Writes the evidence of the cases and the links of their people, sorted as the register is. */
export async function writeEvidenceAndLinks(workbench: Statements, out: OutFolder): Promise<void> {
  await keepOrder(workbench)
  await workbench.run(`CREATE OR REPLACE TABLE sorted_evidence AS ${evidenceQuery}`)
  await copy(workbench, out, { rows: 'FROM sorted_evidence', names: [resultFiles.evidenceCsv, resultFiles.evidenceParquet] })
  await workbench.run('DROP TABLE sorted_evidence')
  // Written only once, so no table is made of them before.
  await copy(workbench, out, { rows: linkQuery, texts: linkTexts, names: [resultFiles.links] })
}

/** `texts` holds the texts of the rows, and may hold others: the rows themselves unless there is a quicker way to them. */
type Copied = { rows: string; texts?: string; names: readonly string[] }

/** Writes the rows into each of the files, as the ending of its name says. */
async function copy(workbench: Statements, out: OutFolder, { rows, texts = rows, names }: Copied): Promise<void> {
  for (const name of names) {
    const isCsv = name.endsWith('.csv')
    const written = isCsv ? await safeForSpreadsheets(workbench, rows, texts) : rows
    const how = isCsv ? "FORMAT csv, HEADER, DELIMITER ','" : 'FORMAT parquet, COMPRESSION zstd'
    await workbench.run(`COPY (${written}) TO ${quoted(out.draftOf(name))} (${how})`)
    out.adopt(name)
  }
}

/** Reads a register back that writeRegister has written, as it was. */
export async function readRegisterFile(workbench: Workbench, file: string): Promise<RegisterRow[]> {
  const columns = registerColumns.map(
    ({ name, type, key }) => `${type === 'DATE' ? `CAST(${name} AS VARCHAR)` : name} AS ${identifier(key)}`,
  )
  const rows = await workbench.rows(`SELECT ${columns.join(', ')} FROM read_parquet(${quoted(file)}) ORDER BY person_id`)
  return rows.map(row => registerRow.parse(row))
}

/**
 * A text that begins like a formula would be run by a spreadsheet: it gets an apostrophe before it. All such signs come before the letters, so that a column of which the
 * smallest text begins with one is written as it is.
 */
async function safeForSpreadsheets(workbench: Statements, rows: string, texts: string): Promise<string> {
  const columns = await workbench.rows<{ name: string; type: string }>(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${rows})`,
  )
  const cells = columns.map(({ name, type }) => ({
    name,
    isText: type.startsWith('VARCHAR'),
    cell: type === 'VARCHAR[]' ? `array_to_string(${identifier(name)}, '; ')` : identifier(name),
  }))
  const smallest = cells.filter(({ isText }) => isText).map(({ name, cell }) => `min(${cell}) < 'A' AS ${identifier(name)}`)
  const [isBeforeLetters = {}] = await workbench.rows<Record<string, boolean | null>>(
    `SELECT ${smallest.join(', ')} FROM (${texts})`,
  )
  const safe = cells.map(({ name, cell }) =>
    isBeforeLetters[name] === true
      ? `CASE WHEN ${cell} < 'A' AND left(${cell}, 1) IN ('=', '+', '-', '@', chr(9), chr(13)) THEN '''' || ${cell} ELSE ${cell} END AS ${identifier(name)}`
      : `${cell} AS ${identifier(name)}`,
  )
  return `SELECT ${safe.join(', ')} FROM (${rows})`
}
