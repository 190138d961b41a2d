import { type Cell, countsBehind, smallestShown } from './suppress-count.ts'

/**
 * What a reader knows: these groups of people together are at least `low` and at most `high` (Infinity: no upper end). Groups never overlap, so a
 * total is the list of its parts, and “one is part of the other” needs no words.
 */
export type Statement = { groups: readonly string[]; low: number; high: number }
export type Range = { low: number; high: number }

/** A count that is about to be shown: the true number is known to us, the cell to the reader. */
export type Stated = { groups: readonly string[]; people: number; cell: Cell }

/**
 * What a shown cell tells. Of a `*` we let the reader know more than we tell: whether it hides a small number or stands there only to protect
 * another one. What holds against this reader holds against everybody.
 */
export function whatIsTold({ groups, people, cell }: Stated): Statement {
  if (cell !== '*') return { groups, ...countsBehind(cell) }
  return people < smallestShown
    ? { groups, low: 1, high: smallestShown - 1 }
    : { groups, low: smallestShown, high: Number.POSITIVE_INFINITY }
}

/** Which statements speak of a group, by their places. A submission asks of the same statements hundreds of times. */
const indexes = new WeakMap<readonly Statement[], Map<string, number[]>>()

function indexOf(statements: readonly Statement[]): Map<string, number[]> {
  const known = indexes.get(statements)
  if (known) return known
  const index = new Map<string, number[]>()
  for (const [place, { groups }] of statements.entries()) {
    for (const group of groups) {
      const places = index.get(group)
      if (places) places.push(place)
      else index.set(group, [place])
    }
  }
  indexes.set(statements, index)
  return index
}

/**
 * Only what touches the target, directly or through other groups: the rest says nothing about it.
 *
 * @param statements are not changed afterwards: where each group stands is remembered
 */
export function linkedWith<Kind extends Statement>(target: readonly string[], statements: readonly Kind[]): Kind[] {
  const index = indexOf(statements)
  const reached = new Set(target)
  const linked = new Set<number>()
  // A set that grows while it is gone through is gone through to its end.
  for (const group of reached) {
    for (const place of index.get(group) ?? []) {
      if (linked.has(place)) continue
      linked.add(place)
      for (const other of statements[place]?.groups ?? []) reached.add(other)
    }
  }
  return [...linked].sort((left, right) => left - right).flatMap(place => statements[place] ?? [])
}
