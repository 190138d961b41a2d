import type { ResultStatus } from '../criteria/criteria.ts'
import type { Evidence, Figures } from '../types.ts'

/** The columns of a results file, in the order in which the manual lists them. Only the first two must be there. */
export const resultColumns = [
  'trust_code',
  'status',
  'answered_on',
  'diagnosed',
  'de_novo',
  'recurrent',
  'period_start',
  'period_end',
  'evidence_url',
  'quote',
  'note',
  'criterion',
  'quote_language',
] as const
export type ResultColumn = (typeof resultColumns)[number]

type WithoutId<Piece> = Piece extends Evidence ? Omit<Piece, 'id'> : never
/** A piece of evidence before it has its place in a release. A notice is handed in only by a correction, which takes it over. */
export type RowEvidence = WithoutId<Evidence>

/** One trust's result as it was handed in; every field has been read, nothing has been compared with the register yet. */
export type ResultRow = {
  /** Physical line of the file, 1 for the first; null for rows that come from no file. */
  readonly line: number | null
  readonly code: string
  readonly status: ResultStatus
  /** The rule that led to the status; null when the file does not say. */
  readonly criterion: string | null
  readonly answeredOn: string | null
  readonly figures: Figures
  readonly evidenceUrl: string | null
  readonly quote: string | null
  readonly quoteLanguage: 'en' | 'cy'
  readonly note: string | null
  /** Several pieces in their order, instead of the one quote or address of a file: `quote` and `evidenceUrl` are then null. */
  readonly evidence?: readonly RowEvidence[]
  /** The note in Welsh. */
  readonly noteCy?: string
}

/** Something wrong with one row, in one column (null: the row as a whole). `problem` is a message key below `releases.import.problem`. */
export type RowProblem = {
  readonly line: number | null
  /** Of rows that come from no file: whose row it is. */
  readonly code?: string
  readonly column: ResultColumn | null
  readonly problem: string
  readonly values?: Readonly<Record<string, string | number>>
}
