import type { Range, Statement } from './statement.ts'

/** Groups that are told of together, with what is known of their number; the sets right below it divide it. */
type Node = { readonly groups: readonly string[]; low: number; high: number; readonly below: Node[] }

/**
 * The answer of the solver where every two sets of groups, the target among them, are apart or one within the other: a total and its parts, a row of years
 * and its years. Then what is known makes a tree, and the bounds can be added up and handed down, without searching: numbers of people from one end of
 * an interval to the other add up to every number between the sums of the ends. Almost all that a hospital shows is such a tree.
 *
 * Null: two sets cross, so somebody must search.
 */
export function rangeInTree(statements: readonly Statement[], target: readonly string[]): Range | 'impossible' | null {
  const tree = treeOf(statements, target)
  if (tree === null) return null
  const { nodes, wanted } = tree
  // The smallest sets stand last.
  for (const node of nodes.toReversed()) {
    if (node.below.length > 0) {
      node.low = Math.max(node.low, sum(node.below, 'low'))
      node.high = Math.min(node.high, sum(node.below, 'high'))
    }
    if (node.low > node.high) return 'impossible'
  }
  for (const node of nodes) handDown(node)
  return { low: wanted.low, high: wanted.high }
}

const sum = (nodes: readonly Node[], end: 'low' | 'high'): number => nodes.reduce((all, node) => all + node[end], 0)

/** A part is at least what the whole has when all other parts have as many as they can, and at most what it has when they have as few. */
function handDown({ low, high, below }: Node): void {
  const ends = below.map(part => ({ low: part.low, high: part.high }))
  const [lows, highs] = [sum(below, 'low'), ends.reduce((all, end) => all + end.high, 0)]
  for (const [index, part] of below.entries()) {
    const own = ends[index] ?? part
    // Infinity less infinity is no number: then the others are added up without this one.
    const others = Number.isFinite(highs)
      ? highs - own.high
      : ends.reduce((all, end, at) => (at === index ? all : all + end.high), 0)
    part.low = Math.max(own.low, low - others)
    part.high = Math.min(own.high, high - (lows - own.low))
  }
}

/** From the largest set down, so that what contains a set is there before it. */
function treeOf(statements: readonly Statement[], target: readonly string[]): { nodes: Node[]; wanted: Node } | null {
  const sets = new Map<string, Node>()
  const know = (groups: readonly string[], low: number, high: number): Node => {
    const unique = [...new Set(groups)].sort()
    const name = JSON.stringify(unique)
    const node = sets.get(name) ?? { groups: unique, low: 0, high: Number.POSITIVE_INFINITY, below: [] }
    node.low = Math.max(node.low, low)
    // In no group at all there is nobody.
    node.high = unique.length === 0 ? 0 : Math.min(node.high, high)
    sets.set(name, node)
    return node
  }
  for (const { groups, low, high } of statements) know(groups, low, high)
  const wanted = know(target, 0, Number.POSITIVE_INFINITY)
  for (const group of new Set([...sets.values()].flatMap(({ groups }) => groups))) know([group], 0, Number.POSITIVE_INFINITY)
  const nodes = [...sets.values()].sort((left, right) => right.groups.length - left.groups.length)
  const around = new Map<string, Node>()
  for (const node of nodes) {
    const [container, ...others] = new Set(node.groups.map(group => around.get(group)))
    if (others.length > 0) return null
    container?.below.push(node)
    for (const group of node.groups) around.set(group, node)
  }
  return { nodes, wanted }
}
