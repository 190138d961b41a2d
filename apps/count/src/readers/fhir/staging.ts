import { join } from 'node:path'
import { mentionColumns } from '../mention-columns.ts'
import { type RowWriter, rowWriter } from '../row-writer.ts'

const placeColumns = { record_id: 'BIGINT', file_id: 'INTEGER', row_number: 'BIGINT' } as const
const deathColumns = { is_dead: 'BOOLEAN', death_date: 'DATE', death_precision: 'VARCHAR' } as const

/**
 * What is read of FHIR before references are resolved, which can only be done when all files have been read: a table for each, with its columns in order. They lie
 * on the disk, so that an export of any size needs no memory.
 */
export const stagedTables = {
  patient: { ...placeColumns, ...deathColumns, ...mentionColumns },
  /** The mention columns are those of a patient inside the resource, or what the reference alone says. */
  record: { ...placeColumns, content: 'VARCHAR', is_inside: 'BOOLEAN', ...deathColumns, ...mentionColumns },
  /** Under which names a patient or a condition can be found. */
  name: { kind: 'VARCHAR', file_id: 'INTEGER', name: 'VARCHAR', record_id: 'BIGINT' },
  /** role: subject, about. rank: the most exact name of one reference first. */
  reference: { ...placeColumns, role: 'VARCHAR', number: 'INTEGER', rank: 'INTEGER', name: 'VARCHAR' },
  event: {
    record_id: 'BIGINT',
    kind: 'VARCHAR',
    date: 'DATE',
    date_precision: 'VARCHAR',
    end_date: 'DATE',
    recorded_date: 'DATE',
    status: 'VARCHAR',
  },
  code: { record_id: 'BIGINT', role: 'VARCHAR', system: 'VARCHAR', code: 'VARCHAR', position: 'SMALLINT' },
  /** When a patient was seen, by any resource. */
  contact: { file_id: 'INTEGER', name: 'VARCHAR', short_name: 'VARCHAR', date: 'DATE' },
} as const
export type StagedTable = keyof typeof stagedTables
export const mentionNames = Object.keys(mentionColumns)

export type Staging = {
  /** A row, its cells tab-separated in the order of the columns. */
  write: (table: StagedTable, row: string) => void
  close: () => void
  fileOf: (table: StagedTable) => string
}

export function openStaging(folder: string): Staging {
  const fileOf = (table: StagedTable): string => join(folder, `fhir-${table}.tsv`)
  const writers = new Map<StagedTable, RowWriter>()
  // Object.keys forgets what the keys are.
  for (const table of Object.keys(stagedTables) as StagedTable[]) writers.set(table, rowWriter(fileOf(table)))
  return {
    write: (table, row) => writers.get(table)?.write(`${row}\n`),
    close() {
      for (const writer of writers.values()) writer.close()
    },
    fileOf,
  }
}
