import type { PublishedStatus, SubmissionEvidence } from '../../releases/index.ts'
import type { PeopleRange, Span, Veil } from './picture.ts'
import { type IncidenceRow, type RowRanges, rangesOfRow, sumOfRanges, veilOf, veils } from './ranges.ts'

/** A trust of the release with the count that it sent. */
export type SentCount = { readonly status: PublishedStatus; readonly evidence: SubmissionEvidence }

/** The trusts that were asked: excluded ones are in no denominator. */
export const surveyedIn = (statuses: readonly PublishedStatus[]): PublishedStatus[] =>
  statuses.filter(({ status }) => status !== null)

/** Who of them sent a count that was signed off, by code. Of several the newest stands, as in the release itself. */
export function sentIn(statuses: readonly PublishedStatus[]): SentCount[] {
  return surveyedIn(statuses)
    .flatMap(status => {
      const newest = status.evidence
        .filter(evidence => evidence.source === 'submission')
        .toSorted((one, other) => compareText(other.asAt + other.receivedOn, one.asAt + one.receivedOn))[0]
      return newest === undefined ? [] : [{ status, evidence: newest }]
    })
    .toSorted((one, other) => compareText(one.status.code, other.status.code))
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

export const rowsOf = ({ evidence }: SentCount): readonly IncidenceRow[] => evidence.incidence.rows

/** Whether any number of people by year can be read in it. */
export const hasNumbers = (sent: SentCount): boolean => rowsOf(sent).some(({ total }) => total !== '*')

/** Several rows as one. */
export function sumOfRows(rows: readonly IncidenceRow[]): RowRanges & Veil {
  const ranges = rows.map(rangesOfRow)
  const sum = (part: keyof RowRanges): PeopleRange => sumOfRanges(ranges.map(range => range[part]))
  return {
    total: sum('total'),
    deNovo: sum('deNovo'),
    recurrent: sum('recurrent'),
    unclassified: sum('unclassified'),
    // A part that is merged hides nothing of the total.
    ...veils(
      rows.map(({ total, deNovo, recurrent, unclassified }) =>
        veilOf([total, deNovo, recurrent, unclassified].filter(cell => cell !== 'merged')),
      ),
    ),
  }
}

/** The rows that make up these years without a gap and without reaching over their ends; null where there are none such. */
export function rowsWithin(rows: readonly IncidenceRow[], { from, to }: Span): IncidenceRow[] | null {
  const inside = rows.filter(row => row.from >= from && row.to <= to)
  const years = inside.reduce((sum, row) => sum + row.to - row.from + 1, 0)
  return years === to - from + 1 ? inside : null
}

/** Years compared at most: as many as the reference has. */
const mostYears = 5

/**
 * The years that all of these trusts show, to be compared: they end as late as possible, and are the longest such of up to five; only where pooled rows are longer, more.
 * null: there are none.
 */
export function yearsInCommon(all: readonly SentCount[]): Span | null {
  const rows = all.map(rowsOf)
  const ends = [...new Set(rows.flatMap(each => each.map(({ to }) => to)))].sort((one, other) => other - one)
  const starts = [...new Set(rows.flatMap(each => each.map(({ from }) => from)))].sort((one, other) => one - other)
  for (const to of ends) {
    const fitting = starts.filter(from => from <= to && rows.every(each => rowsWithin(each, { from, to }) !== null))
    const from = fitting.find(start => to - start < mostYears) ?? fitting.at(-1)
    if (from !== undefined) return { from, to }
  }
  return null
}
