import type { Layout } from './directory-columns.ts'

/** A row that was left out. `line` counts the line of column names as the first. */
export type BrokenRow = { readonly line: number; readonly column: string; readonly why: string }

/** What a reading of the whole file has found. Nothing has been written yet. */
export type DirectorySummary = {
  /** The name of the CSV, which says its edition. */
  readonly name: string
  /** Of the CSV, so that an archive and the file in it are one. */
  readonly sha256: string
  readonly layout: Layout
  readonly rows: number
  readonly stored: number
  readonly ended: number
  /** Known, without a place: ONS gives 99.999999 north. */
  readonly placeless: number
  /** In more than one constituency. */
  readonly split: number
  readonly northernIrish: number
  readonly crownDependencies: number
  /** The newest month that any row names, `YYYY-MM`; null when none does. */
  readonly newestMonth: string | null
  readonly broken: number
  /** The first of them. */
  readonly brokenRows: readonly BrokenRow[]
  /** The last line ends in its middle. */
  readonly isCutShort: boolean
  readonly sectors: readonly string[]
  /** Rows by the code of their constituency. */
  readonly constituencies: ReadonlyMap<string, number>
}

/** As many of the broken rows as a person may want to see. */
export const brokenRowsToKeep = 100
