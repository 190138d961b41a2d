import { rangeInTree } from '../nested.ts'
import type { Solver } from '../solver.ts'
import { linkedWith, type Statement } from '../statement.ts'
import { withFewerGroups } from './fewer-groups.ts'

/** What a submission says of one row: a reader may believe that this row has not changed since, whatever else has. */
export type Told = readonly Statement[]

/** Where rows cross, a question takes the solver some milliseconds, and a hospital waits for the answer. What is a tree costs next to nothing. */
const limits = { searches: 100, setsWhenSearched: 4, setsOfTrees: 24 } as const

type Asked = {
  readonly now: Told
  /** The rows of all earlier submissions, the newest first. */
  readonly earlier: readonly Told[]
  readonly solver: Solver
}

/**
 * What of earlier submissions can be about the same people as this one: sets of rows, each as large as it can be without contradicting itself or what is
 * shown now. All rows together, if they agree. If not, a set grows from each row in turn, by going back in time and leaving out what contradicts it;
 * first from those that are in no set yet. So each row stands in one set, up to a limit, and none that is wrong hides what the others tell together.
 * Rows that say the same are one.
 *
 * @returns the sets for a number of this submission: only what touches its groups, directly or through others, is looked at
 */
export function setsThatAgree({ now, earlier, solver }: Asked): (target: readonly string[]) => readonly Told[] {
  const all = [...now, ...earlier.flat()]
  const known = new Map<Statement, readonly Told[]>()
  return target => {
    const linked = linkedWith(target, all)
    const [first] = linked
    if (first === undefined) return []
    // What is linked with one statement is linked with all of them, so any of them names the whole.
    const found = known.get(first) ?? grow(linkedRows(earlier, linked), { linked, now, solver })
    known.set(first, found)
    return found
  }
}

type Growing = { readonly linked: Told; readonly now: Told; readonly solver: Solver }

function grow(rows: readonly Told[], { linked, now, solver }: Growing): Told[] {
  if (rows.length === 0) return []
  const about = new Set(linked)
  const here = now.filter(statement => about.has(statement))
  const target = [...new Set(here.flatMap(({ groups }) => groups))]
  let searches = 0
  const agree = (some: readonly Told[]): boolean => {
    const { statements, target: wanted } = withFewerGroups({ statements: [...here, ...some.flat()], target })
    const isTree = rangeInTree(statements, [])
    if (isTree !== null) return isTree !== 'impossible'
    searches += 1
    return solver.rangeOf(statements, wanted) !== 'impossible'
  }
  if (agree(rows)) return [rows.flat()]
  const possible = rows.filter(row => agree([row]))
  const sets = new Map<string, Told>()
  const covered = new Set<Told>()
  const growFrom = (first: Told): void => {
    if (searches >= limits.searches || sets.size >= (searches > 0 ? limits.setsWhenSearched : limits.setsOfTrees)) return
    const held = [first]
    for (const row of possible) if (row !== first && agree([...held, row])) held.push(row)
    for (const row of held) covered.add(row)
    sets.set(possible.flatMap((row, place) => (held.includes(row) ? [place] : [])).join(), held.flat())
  }
  for (const row of possible) if (!covered.has(row)) growFrom(row)
  for (const row of possible) growFrom(row)
  return [...sets.values()]
}

/** Those that touch what is asked about, each once. */
function linkedRows(earlier: readonly Told[], linked: Told): Told[] {
  const about = new Set(linked)
  const known = new Map<string, Told>()
  for (const row of earlier) {
    if (!row.some(statement => about.has(statement))) continue
    const name = row.map(({ groups, low, high }) => `${groups.join()} ${low} ${high}`).join(';')
    if (!known.has(name)) known.set(name, row)
  }
  return [...known.values()]
}
