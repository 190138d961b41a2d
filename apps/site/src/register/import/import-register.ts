import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkshop } from './build-tables.ts'
import { type DatedSource, describeForPeople, type TableDescription } from './describe-tables.ts'
import { type FoundSource, findSources } from './find-sources.ts'
import { importTable, leaveTable, writeWhole } from './import-table.ts'
import { type Corrections, readCorrections } from './read-corrections.ts'
import { readTable } from './read-tables.ts'
import { type ImportReport, reportLines } from './report-lines.ts'
import type { SourceId } from './source-layouts.ts'
import { type TableDefinition, tableDefinitions } from './table-definitions.ts'
import { type Tables, tableNames } from './tables.ts'

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

/**
 * Brings the committed tables up to date with a folder of source files. Each table is written whole or not at all; a table whose
 * sources are missing is left as it is, and others go on with it. Running it again over the same files changes nothing, not a byte.
 */
export async function importRegister(options: ImportOptions): Promise<ImportReport> {
  refuseUnknownTables(options.only ?? [])
  const corrections = readCorrections(options.dataFolder)
  const { found, notices } = findSources(options.from)
  const dated = new Map([...found.values()].map(source => [source.id, dateSource(source, options.from, corrections)]))
  const texts = new Map([...found].map(([id, source]) => [id, source.text]))
  const committed = readCommitted(options.dataFolder)
  const plan = planTables(options.only, new Set(found.keys()), new Set(Object.keys(committed)))
  const rebuild = new Set(plan.filter(step => step.missing.length === 0).map(step => step.definition.name))
  const politiciansAsOf = dated.get('politicians')?.dated ?? options.today
  const open = (tables: Partial<Tables>) =>
    openWorkshop({ texts, corrections, committed: tables, rebuild, today: options.today, politiciansAsOf })
  const workshop = open(committed)
  const report: ImportReport = { tables: [], problems: workshop.problems, notices: [...notices, ...unrecorded(dated)] }
  const descriptions = new Map(readDescriptions(options.dataFolder).map(table => [table.file, table]))
  for (const { definition, missing } of plan) {
    const described = [...descriptions.values()].find(table => table.title === definition.title)
    if (missing.length > 0) {
      report.tables.push(leaveTable(definition, missing, described))
      continue
    }
    // The gaps are counted in the tables as they have just been written.
    const maker = definition.name === 'known-gaps' ? open(readCommitted(options.dataFolder)) : workshop
    const task = { definition, workshop: maker, dated, dataFolder: options.dataFolder, today: options.today, described }
    const made = importTable(task)
    descriptions.set(made.description.file, made.description)
    report.tables.push(made.report)
  }
  writeDescriptions(options.dataFolder, [...descriptions.values()])
  for (const line of reportLines(report)) options.print(line)
  return report
}

interface PlannedTable {
  definition: TableDefinition
  missing: string[]
}

/** Which of the tables asked for can be made: their sources are there, and the tables they use are committed or made before them. */
function planTables(only: string[] | undefined, found: Set<SourceId>, committed: Set<string>): PlannedTable[] {
  const available = new Set(committed)
  const asked = tableDefinitions.filter(definition => only === undefined || only.includes(definition.name))
  return asked.map(definition => {
    const absent = definition.sources.filter(id => !found.has(id))
    const lacks = { all: absent, any: absent.length === definition.sources.length ? absent : [], none: [] }[definition.needs]
    const missing = [...lacks, ...definition.uses.filter(name => !available.has(name))]
    if (missing.length === 0) available.add(definition.name)
    return { definition, missing }
  })
}

function refuseUnknownTables(only: string[]): void {
  const names: string[] = tableDefinitions.map(definition => definition.name)
  const unknown = only.filter(name => !names.includes(name))
  if (unknown.length > 0) throw new Error(`No such table: ${unknown.join(', ')}. Tables: ${names.join(', ')}`)
}

function unrecorded(dated: Map<SourceId, DatedSource>): string[] {
  return [...dated.values()]
    .filter(source => source.known === undefined)
    .map(source => `${source.file} is not in data/corrections/sources.csv: add its row there, so that it is credited and dated.`)
}

/** The day of a source: as recorded for exactly these bytes; else the date in its name; else the day the file was saved. */
function dateSource(source: FoundSource, folder: string, corrections: Corrections): DatedSource {
  const hash = createHash('sha256').update(source.bytes).digest('hex')
  const known = corrections.sources.find(row => row.id === source.id && row.sha256 === hash)
  const inName = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/.exec(source.file)?.[1]
  const saved = statSync(join(folder, source.file)).mtime.toISOString().slice(0, 10)
  return { id: source.id, known, dated: known?.dated ?? inName ?? saved, file: source.file }
}

function readCommitted(dataFolder: string): Partial<Tables> {
  const present = tableNames.filter(name => existsSync(join(dataFolder, `${name}.csv`)))
  return Object.fromEntries(present.map(name => [name, readTable(dataFolder, name)]))
}

/** What is known of every committed table: title, age, source, licence, flaws. */
export function readDescriptions(dataFolder: string): TableDescription[] {
  const path = join(dataFolder, 'tables.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TableDescription[]) : [] // Written by this importer only.
}

function writeDescriptions(dataFolder: string, descriptions: TableDescription[]): void {
  const order = tableDefinitions.map(definition => definition.title)
  const sorted = descriptions.toSorted((a, b) => order.indexOf(a.title) - order.indexOf(b.title))
  writeWhole(join(dataFolder, 'tables.json'), `${JSON.stringify(sorted, null, 2)}\n`)
  writeWhole(join(dataFolder, 'SOURCES.md'), describeForPeople(sorted))
}
