import { type Part, parts, type Row, type Shown } from '../count-to-protect.ts'
import type { Statement } from '../statement.ts'
import { type Cell, countsBehind } from '../suppress-count.ts'

/** What of a submission can tell something of people: its numbers, and the day that they are of. */
export type ShownNumbers = Pick<Shown, 'incidence' | 'prevalence'>

/** A number that must stay open. `code` says which, for the reason of a refusal. */
export type Hidden = {
  readonly code: string
  readonly years: string
  readonly groups: readonly string[]
  /** It stands there as `*`; otherwise it follows from others. */
  readonly isStar: boolean
}

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

/** What everybody may conclude from the numbers, row by row: a shown one is known to within rounding, behind a `*` there is somebody. */
export const statementsByRow = ({ incidence, prevalence }: ShownNumbers): Statement[][] =>
  [...incidence.rows.map(cellsOfRow), cellsOfPrevalence(prevalence)].map(cells =>
    cells.map(({ groups, cell }) =>
      cell === '*' ? { groups, low: 1, high: Number.POSITIVE_INFINITY } : { groups, ...countsBehind(cell) },
    ),
  )

/** What must stay open of one row, or of the people alive. `groups`: all of whom it is about. */
export type HiddenInRow = {
  readonly from: number
  readonly to: number
  readonly groups: readonly string[]
  readonly hidden: readonly Hidden[]
}

/** Every `*`, and what follows from a row or from the number alive without being shown. */
export function hiddenByRow({ incidence, prevalence }: ShownNumbers): HiddenInRow[] {
  const { on } = prevalence
  const [seen, lapsed] = [`seen@${on}`, `lapsed@${on}`]
  return [
    ...incidence.rows.map(row => ({
      from: row.from,
      to: row.to,
      groups: groupsOf(row, parts),
      hidden: [...starsOf(cellsOfRow(row), yearsOf(row)), ...followingFrom(row)],
    })),
    {
      from: 0,
      to: 0,
      groups: [seen, lapsed],
      hidden: [...starsOf(cellsOfPrevalence(prevalence), ''), { code: 'lapsed', years: '', groups: [lapsed], isStar: false }],
    },
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
