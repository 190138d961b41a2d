import type { ProblemKind } from './problem-kinds.ts'

/** What is wrong in one file. Nothing in it may hold a value of an identifier. */
export type Problem = {
  kind: ProblemKind
  /** As the header writes it. */
  columnName?: string | undefined
  count: number
  /** The first places, at most ten: lines of a text file (the header is line 1), rows of a Parquet file, ordinals of XML records. */
  firstRows?: readonly (number | bigint)[] | undefined
  /** What exactly, in plain words: `DIAG_4_04 to DIAG_4_20 are not there`. */
  detail?: string | undefined
  /** Instead of the advice that the kind gives. */
  advice?: string | undefined
}

export const mostRows = 10

/** Gathers problems row by row: one entry for each kind, column and detail, with how often and the first ten rows. */
export function problemTally() {
  const found = new Map<string, Problem & { firstRows: (number | bigint)[] }>()
  return {
    add(
      kind: ProblemKind,
      row: number | bigint | undefined,
      { columnName, detail }: { columnName?: string; detail?: string } = {},
    ): void {
      const key = JSON.stringify([kind, columnName, detail])
      const entry = found.get(key) ?? { kind, columnName, detail, count: 0, firstRows: [] }
      entry.count += 1
      if (row !== undefined && entry.firstRows.length < mostRows) entry.firstRows.push(row)
      found.set(key, entry)
    },
    /** In an order that does not depend on how the rows came. */
    problems: (): Problem[] =>
      [...found.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, problem]) => problem),
  }
}
