import type { NationalTableName } from './national-tables.ts'
import type { SourceId } from './source-layouts.ts'
import type { TableName } from './tables.ts'

/** What the importer knows of a table beside its columns. */
export interface TableDefinition {
  name: TableName | NationalTableName | 'map/outline'
  title: string
  /** The columns that name a row, and by which the file is sorted. */
  key: string[]
  /** The sources it is made from; the first is the main one, and gives the table its date. */
  sources: SourceId[]
  /** Which of the sources must be there: all, any one of them (the rest stays as committed), or none. */
  needs: 'all' | 'any' | 'none'
  /** Other tables it is made from: freshly made in the same run, or as committed. */
  uses: TableName[]
  licence: 'ogl' | 'ogl-cc0' | 'ogl-opl' | 'ogl-mit' | 'cc-by-4' | 'own'
  flaws: string[]
}
