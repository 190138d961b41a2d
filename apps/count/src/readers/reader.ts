import type { Progress } from '../workbench/progress.ts'
import type { Workbench } from '../workbench/workbench.ts'

/** The kinds of source, as the tables name them. */
export const sources = ['cosd', 'hes-apc', 'sus-apc', 'sact', 'radiotherapy', 'fhir', 'omop', 'mdt'] as const
export type Source = (typeof sources)[number]

/** The beginning of a file, enough to say by its content what it is. */
export type FileSample = {
  /** Relative to the input folder, with forward slashes. */
  path: string
  absolutePath: string
  bytes: number
  container: 'plain' | 'gzip' | 'zip' | 'parquet'
  /** The first 64 kB, unpacked if the file is gzip. */
  head: Buffer
  /** The head as text without a byte order mark; undefined if it is not text. UTF-8, else Windows-1252, said in encoding. */
  text?: string | undefined
  encoding?: 'utf-8' | 'utf-16le' | 'windows-1252' | undefined
  /** For text that looks like a table, and for Parquet: its columns in order, as written. delimiter only for text; types, in which the columns are kept, only for Parquet. */
  table?: { columns: readonly string[]; delimiter?: string; types?: readonly string[] } | undefined
  /** For a spreadsheet: its sheets with the cells of their first rows. */
  sheets?: readonly { name: string; rows: readonly (readonly string[])[] }[] | undefined
}

/** What a reader says of a file that it knows. */
export type Recognition = {
  source: Source
  /** The format in words: `COSD XML`, `HES APC`, `OMOP CDM`. */
  format: string
  version?: string | undefined
  /** false: known, and yet not counted (COSD 10 without a map, a sheet without a mapping); `reason` says what to do. */
  isUsable: boolean
  reason?: string | undefined
  /** What is wrong or worth knowing before reading: `3 of 20 diagnosis columns`. */
  notes?: readonly string[] | undefined
  /** By how many columns or elements the format was known. Where two readers claim a file, the larger number wins; none counts as 0. */
  marks?: number | undefined
  /** Whatever the reader wants to find again when it reads: a table's name, a delimiter, which column is which. */
  details?: Readonly<Record<string, unknown>> | undefined
}

/** A file with its number in source_file. */
export type SourceFile = FileSample & { fileId: number; recognition: Recognition }

/** A mapping that somebody at the hospital has declared, for MDT sheets and COSD 10. */
export type DeclaredMap = { path: string; kind: 'mdt' | 'cosd-10'; content: unknown }

export type ReadContext = {
  workbench: Workbench
  progress: Progress
  maps: readonly DeclaredMap[]
  signal: AbortSignal
}

/**
 * Reads one kind of source into record, mention, event, event_code, contact, file_month and problem. A file that breaks in the middle keeps nothing:
 * its rows are taken out again and source_file.use becomes `unreadable` with the reason.
 */
export type Reader = {
  source: Source
  /** Says what a file is, or undefined if it is none of this reader's. Looks only at the sample. */
  recognise(sample: FileSample, maps: readonly DeclaredMap[]): Recognition | undefined
  /** Reads all files of its source at once, sorted by path. Tells progress in rows or bytes. */
  read(files: readonly SourceFile[], context: ReadContext): Promise<void>
}

/** record_id: the same in each run on the same files, whichever thread read them. */
export const recordId = (fileId: number, rowNumber: number): bigint => BigInt(fileId) * 4294967296n + BigInt(rowNumber)
