import { countsBehind, type Part, parts, type Statement } from '@spotlight/statistics/disclosure'
import type { Submission } from '@spotlight/submission'

/** What of a submission can tell something of people: its numbers, and the day that they are of. */
export type ShownNumbers = Pick<Submission, 'incidence' | 'prevalence'>

/** A number that must stay open. `code` says which, for the reason of a refusal. */
export type Hidden = {
  readonly code: string
  readonly years: string
  readonly groups: readonly string[]
  /** It stands there as `*`; otherwise it follows from others. */
  readonly isStar: boolean
}

type Row = ShownNumbers['incidence']['rows'][number]
type Cell = Row['total']
type Stated = { readonly code: string; readonly groups: readonly string[]; readonly cell: Cell }

/** The people of a row that belong to these parts, year by year: the same name in two submissions asks for the same people. */
const groupsOf = ({ from, to }: Pick<Row, 'from' | 'to'>, of: readonly Part[]): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap(year => of.map(part => `${year}:${part}`))

const yearsOf = ({ from, to }: Row): string => (from === to ? `${from}` : `${from}–${to}`)

function cellsOfRow(row: Row): Stated[] {
  const cells = [
    { code: 'total', of: parts, cell: row.total },
    ...parts.map(part => ({ code: part, of: [part], cell: row[part] })),
  ]
  return cells.flatMap(({ code, of, cell }) => (cell === 'merged' ? [] : [{ code, groups: groupsOf(row, of), cell }]))
}

function cellsOfPrevalence({ on, notKnownDead, seenIn24Months }: ShownNumbers['prevalence']): Stated[] {
  const cells = [
    { code: 'alive', groups: [`seen@${on}`, `lapsed@${on}`], cell: notKnownDead },
    { code: 'seen', groups: [`seen@${on}`], cell: seenIn24Months },
  ]
  return cells.flatMap(({ cell, ...rest }) => (cell === 'dropped' ? [] : [{ ...rest, cell }]))
}

/** What everybody may conclude from the numbers: a shown one is known to within rounding, behind a `*` there is somebody. */
export const statementsOf = ({ incidence, prevalence }: ShownNumbers): Statement[] =>
  [...incidence.rows.flatMap(cellsOfRow), ...cellsOfPrevalence(prevalence)].map(({ groups, cell }) =>
    cell === '*' ? { groups, low: 1, high: Number.POSITIVE_INFINITY } : { groups, ...countsBehind(cell) },
  )

/** Every `*`, and what follows from a row or from the number alive without being shown. */
export function hiddenIn({ incidence, prevalence }: ShownNumbers): Hidden[] {
  const stars = incidence.rows.flatMap(row => starsOf(cellsOfRow(row), yearsOf(row)))
  const { on } = prevalence
  return [
    ...stars,
    ...starsOf(cellsOfPrevalence(prevalence), ''),
    ...incidence.rows.flatMap(followingFrom),
    { code: 'lapsed', years: '', groups: [`lapsed@${on}`], isStar: false },
  ]
}

const starsOf = (cells: readonly Stated[], years: string): Hidden[] =>
  cells.flatMap(({ code, groups, cell }) => (cell === '*' ? [{ code, years, groups, isStar: true }] : []))

/** Two parts of a row together; and of several years that are pooled, each by itself. */
function followingFrom(row: Row): Hidden[] {
  const { from, to } = row
  const years = from === to ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const hidden = (period: { from: number; to: number }, of: readonly Part[]): Hidden => ({
    code: 'derived',
    years: yearsOf(row),
    groups: groupsOf(period, of),
    isStar: false,
  })
  return [
    ...parts.map(part =>
      hidden(
        row,
        parts.filter(other => other !== part),
      ),
    ),
    ...years.flatMap(year => [parts, ...parts.map(part => [part])].map(of => hidden({ from: year, to: year }, of))),
  ]
}
