import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Workshop } from './build-tables.ts'
import { compareTables, type TableChange } from './compare-tables.ts'
import { type DatedSource, describeTable, type TableDescription } from './describe-tables.ts'
import { isNationalTable, type NationalTableName, nationalColumnsOf } from './national-tables.ts'
import type { TableReport } from './report-lines.ts'
import type { SourceId } from './source-layouts.ts'
import { fileOf, type TableDefinition } from './table-definitions.ts'
import { rowToCells, sortByKey, tableToText, textToTable } from './table-text.ts'
import { columnsOf, type TableName } from './tables.ts'

export interface TableTask {
  definition: TableDefinition
  workshop: Workshop
  dated: ReadonlyMap<SourceId, DatedSource>
  dataFolder: string
  today: string
  /** What `tables.json` says of the table until now. */
  described: TableDescription | undefined
}

const noChange: TableChange = { added: [], changed: [], closed: [], removed: [], kept: [] }

/** Makes one table, writes it if a byte differs, and says what changed. */
export function importTable(task: TableTask): { report: TableReport; description: TableDescription } {
  const { definition, dataFolder, described, today } = task
  const path = join(dataFolder, fileOf(definition))
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const made = definition.name === 'map/outline' ? makeOutline(task) : makeTable(task, definition.name, before)
  const isSame = made.text === before
  const sources = definition.sources.flatMap(id => task.dated.get(id) ?? [])
  const [main] = sources
  const keepsDay = isSame && described !== undefined && (main === undefined || main.dated === described.source_date)
  const importedOn = keepsDay ? described.imported_on : today
  writeWhole(path, made.text)
  return {
    report: {
      table: definition.name,
      outcome: isSame ? 'unchanged' : 'changed',
      rows: made.rows,
      change: made.change,
      unplaced: task.workshop.unplaced.get(definition.name) ?? [],
      missing: [],
    },
    description: describeTable({ definition, file: fileOf(definition), rows: made.rows, sources, importedOn, described }),
  }
}

export function leaveTable(definition: TableDefinition, missing: string[], described: TableDescription | undefined): TableReport {
  return { table: definition.name, outcome: 'left-alone', rows: described?.rows ?? 0, change: noChange, unplaced: [], missing }
}

/** Writes a file whole or not at all: beside it first, then in its place. An equal file is not touched. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

interface MadeFile {
  text: string
  rows: number
  change: TableChange
}

function makeTable({ definition, workshop }: TableTask, name: TableName | NationalTableName, before: string): MadeFile {
  const columns = isNationalTable(name) ? nationalColumnsOf(name) : columnsOf(name)
  const made = isNationalTable(name) ? workshop.national[name]() : workshop.build[name]()
  const { rows, change } = compareTables({
    committed: before === '' ? [] : textToTable(columns, before, fileOf(definition)),
    incoming: made.map(rowToCells),
    key: definition.key,
    // What has been published under a trust's code stays, and so does the way from an old trust to a new one.
    keepMissing: name === 'trusts' || name === 'trust-successions',
  })
  const sorted = sortByKey(rows, definition.key, name === 'postcode-constituencies')
  return { text: tableToText(columns, sorted), rows: rows.length, change }
}

function makeOutline(task: TableTask): MadeFile {
  const source = task.dated.get('countries')
  const outline = task.workshop.outline()
  const head = {
    source: source?.known?.publisher ?? source?.file ?? 'countries',
    licence: 'Open Government Licence v3.0',
    date: source?.dated ?? task.today,
  }
  const rings = Object.values(outline.nations).flat().length
  return { text: `${JSON.stringify({ ...head, ...outline })}\n`, rows: rings, change: noChange }
}
