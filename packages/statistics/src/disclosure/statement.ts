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

/** Only what touches the target, directly or through other groups: the rest says nothing about it. */
export function linkedWith<Kind extends Statement>(target: readonly string[], statements: readonly Kind[]): Kind[] {
  const reached = new Set(target)
  const linked = new Set<Kind>()
  for (let grown = true; grown; ) {
    grown = false
    for (const statement of statements) {
      if (linked.has(statement) || !statement.groups.some(group => reached.has(group))) continue
      linked.add(statement)
      for (const group of statement.groups) reached.add(group)
      grown = true
    }
  }
  return statements.filter(statement => linked.has(statement))
}
