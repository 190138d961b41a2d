import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NationalTableName, type NationalTables, nationalColumnsOf, nationalSchemas } from './national-tables.ts'
import { textToTable } from './table-text.ts'
import { columnsOf, type TableName, type Tables, tableNames, tableSchemas } from './tables.ts'

/** Reads one committed table into typed rows. Throws with file, line and column when a cell is not what the table promises. */
export function readTable<Name extends TableName>(dataFolder: string, table: Name): Tables[Name] {
  const file = `${table}.csv`
  const cells = textToTable(columnsOf(table), readFileSync(join(dataFolder, file), 'utf8'), file)
  const schema = tableSchemas[table]
  return cells.map((row, index) => {
    const parsed = schema.safeParse(row)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    throw new Error(`data/${file}, line ${index + 2}, ${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'not readable'}`)
  }) as Tables[Name] // The schema of the table's own name gave every row; TypeScript cannot follow the index.
}

/** Reads all committed tables: what seeds the register in the database. */
export function readTables(dataFolder: string): Tables {
  return Object.fromEntries(tableNames.map(table => [table, readTable(dataFolder, table)])) as Tables // One entry for each name.
}

/** Reads one of the tables that the database does not hold. Throws as readTable does. */
export function readNationalTable<Name extends NationalTableName>(dataFolder: string, table: Name): NationalTables[Name] {
  const file = `${table}.csv`
  const schema = nationalSchemas[table]
  const cells = textToTable(nationalColumnsOf(table), readFileSync(join(dataFolder, file), 'utf8'), file)
  return cells.map((row, index) => {
    const parsed = schema.safeParse(row)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    throw new Error(`data/${file}, line ${index + 2}, ${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'not readable'}`)
  }) as NationalTables[Name] // As above.
}
