import { rmSync } from 'node:fs'
import { rowWriter } from '../row-writer.ts'
import type { RowSink } from './assemble.ts'

export const rowFiles = ['records', 'mentions', 'events', 'codes'] as const
export const rowFile = (stem: string, name: (typeof rowFiles)[number]): string => `${stem}-${name}.tsv`

/**
 * Files of rows, one for each table, that DuckDB reads in one go at the end. They lie in the folder of the run, which nobody else may open and which is removed with it. That is
 * several times cheaper than handing each value over, and costs no memory however long the extract is.
 */
export function openRowFiles(stem: string): RowSink & { close: () => void } {
  const writers = {
    records: rowWriter(rowFile(stem, 'records')),
    mentions: rowWriter(rowFile(stem, 'mentions')),
    events: rowWriter(rowFile(stem, 'events')),
    codes: rowWriter(rowFile(stem, 'codes')),
  }
  return {
    records: writers.records.write,
    mentions: writers.mentions.write,
    events: writers.events.write,
    codes: writers.codes.write,
    close() {
      for (const name of rowFiles) writers[name].close()
    },
  }
}

/** Once they are in the workbench they are of no more use; of a long extract they are hundreds of megabytes. */
export function removeRowFiles(stems: readonly string[]): void {
  for (const stem of stems) for (const name of rowFiles) rmSync(rowFile(stem, name))
}
