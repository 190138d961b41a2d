import { isProtected, type Need } from './protection.ts'
import type { Solver } from './solver.ts'
import { linkedWith, type Range, type Stated, type Statement, whatIsTold } from './statement.ts'
import { smallestShown } from './suppress-count.ts'

/** What is shown or hidden together (a year, the prevalence), with the ways in which it can be shown: from the fullest to the most silent. */
export type Block = { id: string; ways: readonly (readonly Stated[])[] }

/** A small count that follows from others, shown or not. `block`: the one that gives way if it can be worked out. */
export type Watched = { block: string; groups: readonly string[]; people: number }

/**
 * One thing that a reader may believe about how this submission and earlier ones hang together. What they believe need not be true to be guarded
 * against; where it contradicts what was shown, nothing follows from it.
 */
export type World = {
  name: string
  /** Certainly so: if it were impossible, we would have reckoned wrongly. */
  isTrue: boolean
  /** Splits a group of today into the finer groups of this world. */
  now(group: string): readonly string[]
  /** What earlier submissions say, in the groups of this world: the strongest reading first. The first that contradicts nothing is used. */
  earlier: readonly (readonly Statement[])[]
  /** What else must not come out in this world: earlier `*`, changes since then. */
  watched: readonly { block: string; groups: readonly string[]; need: Need }[]
}

type Target = { block: string; groups: readonly string[]; need: Need }
type Told = Statement & { block: string }

/** A count that can be worked out: the block that it belongs to, and all blocks that take part in giving it away. */
type Failure = { block: string; linked: readonly string[] }

export type Chosen = {
  /** Which way each block is shown, by its id. */
  ways: ReadonlyMap<string, number>
  /** false: something can be worked out, and no block that takes part has a more silent way. */
  isProtected: boolean
}

/**
 * Finds a way to show each block so that no count can be worked out, in any of the worlds. While something can, the block that gives it away is shown
 * more silently, or, where it has no more silent way, another one that takes part. Ends, because blocks only grow more silent.
 */
export function protectBlocks(input: {
  blocks: readonly Block[]
  watched: readonly Watched[]
  worlds: readonly World[]
  solver: Solver
  /** The block of a number that whoever receives this could work out though none of the worlds lets it; undefined: there is none. */
  asReceived: (wayOf: (id: string) => number) => string | undefined
}): Chosen {
  const { blocks, watched, worlds, solver, asReceived } = input
  const ways = new Map(blocks.map(({ id }) => [id, 0]))
  const wayOf = (id: string): number => ways.get(id) ?? 0
  for (;;) {
    const shown = blocks.flatMap(({ id, ways: all }) => (all[wayOf(id)] ?? []).map(stated => ({ block: id, ...stated })))
    const failed = firstFailure({ shown, watched, worlds, solver }) ?? receivedFailure(asReceived(wayOf), blocks)
    if (failed === undefined) return { ways, isProtected: true }
    const next = blocks
      .filter(({ id, ways: all }) => failed.linked.includes(id) && wayOf(id) < all.length - 1)
      .sort((left, right) => Number(right.id === failed.block) - Number(left.id === failed.block))[0]
    if (next === undefined) return { ways, isProtected: false }
    ways.set(next.id, wayOf(next.id) + 1)
  }
}

/** What takes part is not told: any other block may have to give way. */
const receivedFailure = (block: string | undefined, blocks: readonly Block[]): Failure | undefined =>
  block === undefined ? undefined : { block, linked: blocks.map(({ id }) => id) }

function firstFailure(input: {
  shown: readonly (Stated & { block: string })[]
  watched: readonly Watched[]
  worlds: readonly World[]
  solver: Solver
}): Failure | undefined {
  const { shown, watched, worlds, solver } = input
  const targets = targetsOf(shown, watched)
  for (const world of worlds) {
    const split = (groups: readonly string[]) => groups.flatMap(group => [...world.now(group)])
    const told = shown.map(stated => ({ ...whatIsTold(stated), block: stated.block, groups: split(stated.groups) }))
    const all = [...targets.map(target => ({ ...target, groups: split(target.groups) })), ...world.watched]
    for (const target of all) {
      const failure = failureOf(target, told, world, solver)
      if (failure !== undefined) return failure
    }
  }
  return undefined
}

const targetsOf = (shown: readonly (Stated & { block: string })[], watched: readonly Watched[]): Target[] => [
  ...shown
    .filter(({ cell }) => cell === '*')
    .map(({ block, groups, people }): Target => ({ block, groups, need: people < smallestShown ? 'star' : 'grain' })),
  ...watched
    .filter(({ people }) => people > 0 && people < smallestShown)
    .map(({ block, groups }): Target => ({ block, groups, need: 'grain' })),
]

function failureOf({ block, groups, need }: Target, told: readonly Told[], world: World, solver: Solver): Failure | undefined {
  for (const earlier of world.earlier.length === 0 ? [[]] : world.earlier) {
    const statements: readonly (Statement | Told)[] = [...earlier, ...told]
    const range = solver.rangeOf(statements, groups)
    if (range === 'impossible') continue
    if (isProtected(range, need) || isNoNewerThan(range, solver.rangeOf(earlier, groups))) return undefined
    const linked = linkedWith(groups, statements).flatMap(statement => ('block' in statement ? [statement.block] : []))
    return { block, linked }
  }
  if (world.isTrue) throw new Error('The counts contradict themselves')
  return undefined
}

/** What earlier submissions gave away by themselves cannot be taken back by hiding anything now. */
const isNoNewerThan = (range: Range, before: Range | 'impossible'): boolean =>
  before !== 'impossible' && before.low >= range.low && before.high <= range.high
