import type { FileEntry } from '../results-file/read-results.ts'
import type { ResultRow, RowProblem } from '../results-file/result-row.ts'
import type { SkippedRow } from '../types.ts'

type LeaveOut = {
  /** Compares rows with the register and each other. */
  readonly check: (rows: readonly ResultRow[]) => readonly RowProblem[]
  /** Lines of the file: any line of a row leaves out the whole row. */
  readonly skipLines: readonly number[]
  /** A reason that everyone may read: it repeats nothing of the cell. */
  readonly sayPublicly: (problem: RowProblem) => string
  /** What the release says of a row that was left out though nothing was found wrong with it. */
  readonly unasked: string
}

type Parted = { readonly rows: ResultRow[]; readonly skipped: SkippedRow[]; readonly problems: RowProblem[] }

/** Parts the rows of a file into those to publish and those that were left out, and lists all that is wrong with the first. */
export function leaveOut(entries: readonly FileEntry[], { check, skipLines, sayPublicly, unasked }: LeaveOut): Parted {
  const isSkipped = (entry: FileEntry) => skipLines.some(line => entry.line <= line && line <= entry.lastLine)
  const [left, kept] = [entries.filter(isSkipped), entries.filter(entry => !isSkipped(entry))]
  const rows = kept.flatMap(entry => entry.row ?? [])
  // A row is the duplicate only of one that stays in: what was left out is compared with the whole file, the rest with itself.
  const foundInAll = Map.groupBy(left.length > 0 ? check(entries.flatMap(entry => entry.row ?? [])) : [], problem => problem.line)
  return {
    rows,
    problems: [...kept.flatMap(entry => entry.problems), ...check(rows)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    skipped: left.map(entry => {
      const reasons = [...entry.problems, ...(foundInAll.get(entry.line) ?? [])].map(sayPublicly)
      return { line: entry.line, code: publicCode(entry.code), reasons: reasons.length > 0 ? reasons : [unasked] }
    }),
  }
}

/** A cell in the wrong column may hold anything: only what looks like a code is published as one. */
const publicCode = (code: string | null): string | null =>
  code !== null && /^[A-Za-z0-9-]{2,12}$/.test(code) ? code.toUpperCase() : null
