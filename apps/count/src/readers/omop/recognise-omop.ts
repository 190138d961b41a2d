import type { FileSample, Recognition } from '../reader.ts'
import { type KnownColumn, matchColumns, plainName } from '../tabular/index.ts'
import { type OmopTable, otherTables, readTables } from './omop-tables.ts'

const version = '5.4'

/** Knows a table of the OMOP CDM by its columns, whatever the file is called and however its header is written. */
export function recogniseOmop({ table }: FileSample): Recognition | undefined {
  if (table === undefined) return undefined
  // The keys of the list are its tables.
  for (const name of Object.keys(readTables) as OmopTable[]) {
    const columns: Readonly<Record<string, KnownColumn>> = readTables[name].columns
    const match = matchColumns(table.columns, columns)
    if (!match.hasAllMarks) continue
    return {
      source: 'omop',
      format: `OMOP CDM, ${name.toUpperCase()}`,
      version,
      isUsable: true,
      marks: match.found,
      notes: match.repeated.map(column => `The column ${column} is there twice; the first one is read.`),
      details: { table: name },
    }
  }
  const header = new Set(table.columns.map(plainName))
  const other = Object.entries(otherTables).find(([, columns]) => columns.every(column => header.has(plainName(column))))
  return other === undefined
    ? undefined
    : {
        source: 'omop',
        format: `OMOP CDM, ${other[0].toUpperCase()}`,
        version,
        isUsable: false,
        marks: other[1].length,
        reason: 'A table of the OMOP CDM that a count does not need.',
        details: { table: other[0], isNeeded: false },
      }
}
