import { type DuckDBAppender, DuckDBDateValue } from '@duckdb/node-api'
import type { Workbench } from '../../workbench/index.ts'
import { problemTally } from '../problem-tally.ts'
import { putProblems } from '../put-problems.ts'
import { type ReadContext, recordId, type SourceFile } from '../reader.ts'
import { findHeader } from './find-header.ts'
import { type MdtMap, parseMdtMap } from './mdt-map.ts'
import { type MdtRow, readRow } from './read-row.ts'
import { sheetsOfFile } from './sheets-of-file.ts'
import { cellText, type Sheet } from './spreadsheet.ts'
import { SpreadsheetProblem } from './spreadsheet-problem.ts'

/** Reads the sheets that a declared mapping describes. A sheet is a list that people keep by hand: it fits in memory. */
export async function readMdt(files: readonly SourceFile[], { workbench, progress, signal }: ReadContext): Promise<void> {
  const seen = new Set<string>()
  for (const [at, file] of files.entries()) {
    if (signal.aborted) return
    progress.begin(`Reading ${file.path}`, { amount: files.length, unit: 'rows' })
    try {
      await readFile(workbench, file, seen)
    } catch (error) {
      if (!(error instanceof SpreadsheetProblem)) throw error
      await workbench.run(`UPDATE source_file SET use = 'unreadable', reason = $1 WHERE file_id = $2`, [
        error.message,
        file.fileId,
      ])
      await putProblems(workbench, file.fileId, [{ kind: 'unreadable', count: 1, detail: error.message }])
    }
    progress.reached(at + 1)
    progress.end()
  }
}

async function readFile(workbench: Workbench, file: SourceFile, seen: Set<string>): Promise<void> {
  const { map, sheet: name } = file.recognition.details ?? {}
  const declared = parseMdtMap(file.path, map)
  const sheet = (await sheetsOfFile(file)).find(each => each.name === name)
  if (sheet === undefined) throw new SpreadsheetProblem('The sheet that the mapping describes is gone.')
  const rows = rowsOf(sheet, declared)
  const tally = problemTally()
  noteSheet(sheet, tally)
  const read: { row: number; found: MdtRow }[] = []
  let rowCount = 0
  for (const { row, cells } of rows.cells) {
    if (cells.some(cell => cellText(cell) !== '')) rowCount += 1
    const found = readRow(cells, rows.places, declared, (kind, columnName, detail) =>
      tally.add(kind, row, { columnName, detail }),
    )
    if (found === undefined) continue
    if (seen.has(found.hash)) tally.add('duplicate', row)
    else read.push({ row, found })
    seen.add(found.hash)
  }
  await putRows(workbench, file, declared, read)
  await putProblems(workbench, file.fileId, tally.problems())
  await workbench.run('UPDATE source_file SET row_count = $1 WHERE file_id = $2', [BigInt(rowCount), file.fileId])
}

function rowsOf(sheet: Sheet, map: MdtMap) {
  const header = findHeader(
    sheet.rows.slice(0, 31).map(row => row.map(cellText)),
    map,
  )
  const cells = sheet.rows.slice(header.firstRow).map((each, at) => ({ row: header.firstRow + at + 1, cells: each }))
  return { places: header.places, cells }
}

function noteSheet({ name, isHidden, hiddenRows, formulasWithoutValue }: Sheet, tally: ReturnType<typeof problemTally>): void {
  if (isHidden)
    tally.add('hidden-sheet', undefined, { detail: `The sheet “${name}” is hidden. It was read, because the mapping names it.` })
  if (hiddenRows > 0)
    tally.add('hidden-sheet', undefined, {
      detail: `${hiddenRows} rows of “${name}” are hidden. They were read with the others.`,
    })
  for (const row of formulasWithoutValue) tally.add('formula-without-value', row)
}

const asDate = (iso: string): DuckDBDateValue => new DuckDBDateValue(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)

async function putRows(
  workbench: Workbench,
  { fileId }: SourceFile,
  map: MdtMap,
  rows: readonly { row: number; found: MdtRow }[],
): Promise<void> {
  const [record, mention, event, code] = await Promise.all(
    (['record', 'mention', 'event', 'event_code'] as const).map(table => workbench.appender(table)),
  )
  if (record === undefined || mention === undefined || event === undefined || code === undefined) throw new Error('No appender')
  for (const { row, found } of rows) {
    const id = recordId(fileId, row)
    line(record, id, fileId, BigInt(row), found.hash, 'mdt', map.version, null)
    line(
      mention,
      id,
      ...[
        found.nhsNumber,
        found.nhsNumberProblem,
        undefined,
        found.localId === undefined ? undefined : map.hospital,
        found.localId,
      ],
      ...[
        found.givenName,
        found.familyName,
        found.born && asDate(found.born.iso),
        found.born?.precision,
        found.sex,
        found.postcode,
      ],
    )
    const status = found.isSignedOff ? 'signed-off' : 'not-signed-off'
    line(event, id, 1, 'meeting', found.met && asDate(found.met.iso), found.met?.precision, null, null, null, null, status)
    if (found.died) line(event, id, 2, 'death', asDate(found.died.iso), found.died.precision, null, null, null, null, 'mdt')
    if (found.statement !== undefined) line(code, id, 1, 'statement', 'mdt', found.statement, 1)
    for (const site of found.sites) line(code, id, 1, 'site', 'mdt', site, 1)
    if (found.primary !== undefined) line(code, id, 1, 'primary', 'icd10', found.primary, 1)
  }
  for (const appender of [record, mention, event, code]) appender.closeSync()
  await workbench.run(`
    INSERT INTO file_month SELECT ${fileId}, date_trunc('month', e.date), count(*) FROM event e JOIN record r USING (record_id)
      WHERE r.file_id = ${fileId} AND e.kind = 'meeting' GROUP BY ALL;
    INSERT INTO contact SELECT 'mdt', m.nhs_number, m.local_scope, m.local_id, max(e.date) FROM event e JOIN record r USING (record_id) JOIN mention m USING (record_id)
      WHERE r.file_id = ${fileId} AND e.kind = 'meeting' AND e.date IS NOT NULL AND (m.nhs_number IS NOT NULL OR m.local_id IS NOT NULL) GROUP BY ALL`)
}

type Value = string | number | bigint | DuckDBDateValue | null | undefined

/** Appends one row; numbers are those of SMALLINT and INTEGER columns, which the appender narrows. */
function line(appender: DuckDBAppender, ...values: readonly Value[]): void {
  for (const value of values) {
    if (value === null || value === undefined) appender.appendNull()
    else if (typeof value === 'bigint') appender.appendBigInt(value)
    else if (typeof value === 'number') appender.appendInteger(value)
    else if (typeof value === 'string') appender.appendVarchar(value)
    else appender.appendDate(value)
  }
  appender.endRow()
}
