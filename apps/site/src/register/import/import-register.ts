import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openWorkshop, type SourceProblem, type Workshop } from './build-tables.ts'
import { compareTables, type TableChange } from './compare-tables.ts'
import { type DatedSource, describeForPeople, describeTable, type TableDescription } from './describe-tables.ts'
import { type FoundSource, findSources } from './find-sources.ts'
import { type Corrections, readCorrections } from './read-corrections.ts'
import { readTable } from './read-tables.ts'
import { type SourceId, sourceLayouts } from './source-layouts.ts'
import { type TableDefinition, tableDefinitions } from './table-definitions.ts'
import { type Cells, rowToCells, sortByKey, tableToText, textToTable } from './table-text.ts'
import { columnsOf, type TableName, type Tables, tableNames } from './tables.ts'

export interface ImportOptions {
  /** The folder with the source files, in any order and depth. */
  from: string
  dataFolder: string
  /** Names of tables (`hospitals`); without it, all. */
  only?: string[]
  /** The day in the United Kingdom, `YYYY-MM-DD`. */
  today: string
  print(line: string): void
}

export interface ImportReport {
  tables: TableReport[]
  problems: SourceProblem[]
  notices: string[]
}

export interface TableReport {
  table: string
  outcome: 'changed' | 'unchanged' | 'left-alone'
  rows: number
  change: TableChange
  /** Rows of the source that the table could not take, in words. */
  unplaced: string[]
  /** Why a table was left as it is. */
  missingSources: SourceId[]
}

const nothing: TableChange = { added: [], changed: [], closed: [], removed: [], kept: [] }

/**
 * Brings the committed tables up to date with a folder of source files. Each table is written whole, or not at all; a table whose
 * sources are missing is left as it is. Running it again over the same files changes nothing, not a byte.
 */
export async function importRegister(options: ImportOptions): Promise<ImportReport> {
  const unknown = (options.only ?? []).filter(name => !tableDefinitions.some(definition => definition.name === name))
  if (unknown.length > 0)
    throw new Error(
      `No such table: ${unknown.join(', ')}. Tables: ${tableDefinitions.map(definition => definition.name).join(', ')}`,
    )
  const corrections = readCorrections(options.dataFolder)
  const { found, notices } = findSources(options.from)
  const dated = new Map([...found.values()].map(source => [source.id, dateSource(source, options.from, corrections)]))
  for (const source of dated.values())
    if (source.known === undefined)
      notices.push(`${source.file} is newer than data/corrections/sources.csv knows: add its row there.`)
  const workshop = openWorkshop({
    texts: new Map([...found].map(([id, source]) => [id, source.text])),
    corrections,
    committed: readCommitted(options.dataFolder),
    today: options.today,
    politiciansAsOf: dated.get('politicians')?.dated ?? options.today,
  })
  const report: ImportReport = { tables: [], problems: workshop.problems, notices }
  const descriptions: TableDescription[] = []
  for (const definition of tableDefinitions) {
    const asked = options.only === undefined || options.only.includes(definition.name)
    const made = importTable({ definition, asked, workshop, dated, options, corrections })
    if (made.description !== undefined) descriptions.push(made.description)
    if (asked) report.tables.push(made.report)
  }
  writeWhole(join(options.dataFolder, 'tables.json'), `${JSON.stringify(descriptions, null, 2)}\n`)
  writeWhole(join(options.dataFolder, 'SOURCES.md'), describeForPeople(descriptions))
  printReport(report, options.print)
  return report
}

interface TableTask {
  definition: TableDefinition
  asked: boolean
  workshop: Workshop
  dated: Map<SourceId, DatedSource>
  options: ImportOptions
  corrections: Corrections
}

function importTable(task: TableTask): { report: TableReport; description: TableDescription | undefined } {
  const { definition, options, dated } = task
  const path = join(options.dataFolder, definition.file)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const described = readDescriptions(options.dataFolder).find(table => table.file === definition.file)
  const missingSources = definition.needs.filter(id => !dated.has(id))
  if (!task.asked || missingSources.length > 0) {
    const report: TableReport = {
      table: definition.name,
      outcome: 'left-alone',
      rows: described?.rows ?? 0,
      change: nothing,
      unplaced: [],
      missingSources,
    }
    return { report, description: described }
  }
  const made = definition.name === 'map/outline' ? makeOutline(task) : makeTable(task, definition.name, before)
  const sources = definition.needs.flatMap(id => dated.get(id) ?? [])
  const isSame = made.text === before
  const description = describeTable({ definition, rows: made.rows, sources, importedOn: options.today })
  const keepsDay = isSame && described !== undefined && described.source_date === description.source_date
  if (keepsDay) description.imported_on = described.imported_on
  if (!isSame) writeWhole(path, made.text)
  const report: TableReport = {
    table: definition.name,
    outcome: isSame ? 'unchanged' : 'changed',
    rows: made.rows,
    change: made.change,
    unplaced: task.workshop.unplaced.get(definition.name) ?? [],
    missingSources,
  }
  return { report, description }
}

interface MadeFile {
  text: string
  rows: number
  change: TableChange
}

function makeTable(task: TableTask, name: TableName, before: string): MadeFile {
  const { definition } = task
  const columns = columnsOf(name)
  // Gaps are counted from the tables just written, so they are read again.
  const built: Tables[TableName] = name === 'known-gaps' ? rebuildGaps(task) : task.workshop.build[name]()
  const incoming = built.map(rowToCells)
  const committed: Cells[] = before === '' ? [] : textToTable(columns, before, definition.file)
  const { rows, change } = compareTables({ committed, incoming, key: definition.key, keepMissing: definition.keepMissing })
  return { text: tableToText(columns, sortByKey(rows, definition.key, definition.numericKey)), rows: rows.length, change }
}

function rebuildGaps(task: TableTask): Tables['known-gaps'] {
  const committed = readCommitted(task.options.dataFolder)
  return openWorkshop({
    texts: new Map(),
    corrections: task.corrections,
    committed,
    today: task.options.today,
    politiciansAsOf: '',
  }).build['known-gaps']()
}

function makeOutline(task: TableTask): MadeFile {
  const source = task.dated.get('countries')
  const outline = task.workshop.outline()
  const rings = Object.values(outline.nations).flat().length
  const head = {
    source: source?.known?.publisher ?? 'countries',
    licence: 'Open Government Licence v3.0',
    date: source?.dated ?? task.options.today,
  }
  return { text: `${JSON.stringify({ ...head, ...outline })}\n`, rows: rings, change: nothing }
}

/** The day of a source: as recorded for exactly these bytes; else the date in its name; else the day the file was saved. */
function dateSource(source: FoundSource, folder: string, corrections: Corrections): DatedSource {
  const hash = createHash('sha256').update(source.bytes).digest('hex')
  const known = corrections.sources.find(row => row.sha256 === hash)
  const inName = /(\d{4}-\d{2}(-\d{2})?)/.exec(source.file)?.[1]
  const saved = statSync(join(folder, source.file)).mtime.toISOString().slice(0, 10)
  return { id: source.id, known, dated: known?.dated ?? inName ?? saved, file: source.file }
}

function readCommitted(dataFolder: string): Partial<Tables> {
  return Object.fromEntries(
    tableNames.filter(name => existsSync(join(dataFolder, `${name}.csv`))).map(name => [name, readTable(dataFolder, name)]),
  )
}

export function readDescriptions(dataFolder: string): TableDescription[] {
  const path = join(dataFolder, 'tables.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TableDescription[]) : [] // Written by this importer.
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

function printReport(report: ImportReport, print: (line: string) => void): void {
  for (const notice of report.notices) print(notice)
  for (const table of report.tables) {
    for (const line of describeOutcome(table)) print(line)
  }
  for (const line of describeProblems(report.problems)) print(line)
}

/** Three of a kind are enough to see what is the matter. */
function describeProblems(problems: SourceProblem[]): string[] {
  const kinds = Map.groupBy(problems, problem => `${problem.source} ${problem.column}`)
  return [...kinds.values()].flatMap(kind => {
    const shown = kind
      .slice(0, 3)
      .map(({ source, line, column, why }) => `${source}, line ${line}${column === '' ? '' : `, ${column}`}: ${why}`)
    return kind.length > 3 ? [...shown, `  and ${kind.length - 3} more like these`] : shown
  })
}

function describeOutcome({ table, outcome, rows, change, unplaced, missingSources }: TableReport): string[] {
  if (outcome === 'left-alone') {
    const layouts = sourceLayouts.filter(layout => missingSources.includes(layout.id)).map(layout => layout.what)
    return [`${table}: left as it is, not found: ${layouts.join('; ')}`]
  }
  if (outcome === 'unchanged') return [`${table}: nothing changed (${rows} rows)`, ...unplaced.map(line => `  ${line}`)]
  const counts = `${change.added.length} added, ${change.changed.length} changed, ${change.closed.length} closed, ${change.removed.length} removed`
  return [
    `${table}: ${rows} rows; ${counts}`,
    ...listed('added', change.added),
    ...listed(
      'changed',
      change.changed.map(row => `${row.key} (${row.columns.join(', ')})`),
    ),
    ...listed('closed', change.closed),
    ...listed('removed', change.removed),
    ...listed('kept although the source no longer lists it', change.kept),
    ...unplaced.map(line => `  ${line}`),
  ]
}

function listed(word: string, items: string[]): string[] {
  if (items.length === 0) return []
  const shown = items.slice(0, 20).join(', ')
  return [`  ${word}: ${shown}${items.length > 20 ? ` and ${items.length - 20} more` : ''}`]
}
