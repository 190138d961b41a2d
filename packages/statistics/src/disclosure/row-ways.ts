import { type CountToProtect, type Part, parts, type Row, type RowCell } from './count-to-protect.ts'
import { groupsOf, type Period, peopleIn } from './groups.ts'
import type { Watched } from './protect-blocks.ts'
import type { Stated } from './statement.ts'
import { type Cell, smallestShown, suppressCount } from './suppress-count.ts'

/** One way to show a year, or years that are pooled, with what it states. */
export type RowWay = { row: Row; stated: Stated[] }

/**
 * The ways in which a row can be shown, from the fullest to the most silent: as the rule makes it, with one larger part hidden beside a single small
 * one; the total alone; the total as `*`. A total of 1 to 7 is never divided: how two `*` make up a third would narrow all three.
 *
 * Whether and which larger part is hidden follows from which parts are small, never from the numbers, even where the rounding would happen to be safe
 * without: a choice by the numbers tells them to whoever knows this program. A test that tries every hospital found years of “1 or 18” that way.
 */
export function waysOfRow(count: CountToProtect, { from, to }: Period): RowWay[] {
  const people = (of: readonly Part[]): number => peopleIn(count, groupsOf({ from, to }, of))
  const way = (total: Cell, cellOf: (part: Part) => RowCell): RowWay => {
    const row: Row = {
      from,
      to,
      total,
      deNovo: cellOf('deNovo'),
      recurrent: cellOf('recurrent'),
      unclassified: cellOf('unclassified'),
    }
    return { row, stated: statedIn(count, row) }
  }
  const total = suppressCount(people(parts))
  const silent = way('*', () => 'merged')
  if (total === '*') return [silent]
  const cellOf = (part: Part): Cell => suppressCount(people([part]))
  const small = parts.filter(part => cellOf(part) === '*')
  const partner = small.length === 1 ? hiddenFirst.find(part => people([part]) >= smallestShown) : undefined
  const full = way(total, part => (part === partner ? '*' : cellOf(part)))
  return total === 0 ? [full] : [full, way(total, () => 'merged'), silent]
}

/** Recurrences are what nobody else counts, so they are hidden last. */
const hiddenFirst: readonly Part[] = ['unclassified', 'deNovo', 'recurrent']

/** What the cells of a row state about whom. */
function statedIn(count: CountToProtect, row: Row): Stated[] {
  const cells: { of: readonly Part[]; cell: RowCell }[] = [
    { of: parts, cell: row.total },
    ...parts.map(part => ({ of: [part], cell: row[part] })),
  ]
  return cells.flatMap(({ of, cell }) => {
    if (cell === 'merged') return []
    const groups = groupsOf(row, of)
    return [{ groups, people: peopleIn(count, groups), cell }]
  })
}

/** Counts that follow from a row though they are not in it: each part, each two parts together, and the same of each of its years. */
export function watchedInRow(count: CountToProtect, block: string, { from, to }: Period): Watched[] {
  const years = Array.from({ length: to - from + 1 }, (_, index) => ({ from: from + index, to: from + index }))
  const periods = from === to ? years : [{ from, to }, ...years]
  const divisions = [parts, ...parts.map(part => [part]), ...parts.map(part => parts.filter(other => other !== part))]
  return periods.flatMap(period =>
    divisions.map(of => {
      const groups = groupsOf(period, of)
      return { block, groups, people: peopleIn(count, groups) }
    }),
  )
}
