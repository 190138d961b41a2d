import type { Point, Topology, TopologyArea } from './read-topology.ts'

/** A run of arcs along a ring that belong to the same areas: a piece of coast, or a piece of the border with one neighbour. */
export interface Chain {
  arcs: number[]
  isBorder: boolean
}

/** How many areas each arc belongs to: 1 on a coast, 2 on a border. */
export function countOwners(areas: TopologyArea[]): Map<number, number> {
  const owners = new Map<number, number>()
  for (const area of areas)
    for (const arc of new Set(area.polygons.flat(2).map(arcNumber))) owners.set(arc, (owners.get(arc) ?? 0) + 1)
  return owners
}

/**
 * A ring as few long chains instead of many short arcs. A council's boundary that ends at the coast leaves no mark, and the same
 * border is the same chain in both its nations, walked the other way round.
 */
export function chainsOfRing(ring: number[], owners: ReadonlyMap<number, number>): Chain[] {
  const isBorder = (arc: number | undefined) => arc !== undefined && (owners.get(arcNumber(arc)) ?? 0) > 1
  const start = Math.max(
    0,
    ring.findIndex((arc, at) => isBorder(arc) !== isBorder(ring.at(at - 1))),
  )
  const chains: Chain[] = []
  for (const arc of [...ring.slice(start), ...ring.slice(0, start)]) {
    const last = chains.at(-1)
    if (last !== undefined && last.isBorder === isBorder(arc)) last.arcs.push(arc)
    else chains.push({ arcs: [arc], isBorder: isBorder(arc) })
  }
  return chains
}

/** The points of a chain. Arcs that follow each other share a point, which stands once. */
export function pointsOfChain(arcs: number[], topology: Topology): Point[] {
  return joinLines(
    arcs.map(arc => {
      const line = topology.arcs[arcNumber(arc)] ?? []
      return arc < 0 ? line.toReversed() : line
    }),
  )
}

/** Strings lines together, each beginning where the one before ends. */
export function joinLines(lines: Point[][]): Point[] {
  const joined: Point[] = []
  for (const line of lines) joined.push(...(joined.length === 0 ? line : line.slice(1)))
  return joined
}

/** The same chain walked backwards. */
export function turnChain(arcs: number[]): number[] {
  return arcs.toReversed().map(arc => ~arc)
}

function arcNumber(arc: number): number {
  return arc < 0 ? ~arc : arc
}

/**
 * The border lines along a ring, each as long as it can be: where a border reaches water for a moment (the Dee, the Tweed) and goes
 * on, the line goes on along the bank.
 */
export function borderLinesOfRing(chains: Chain[], isShort: (chain: Chain) => boolean): Chain[][] {
  const isBreak = (chain: Chain) => !chain.isBorder && !isShort(chain)
  // The ring is cut open where a coast ends, so that no line is cut.
  const start = chains.findIndex(isBreak) + 1
  const lines: Chain[][] = [[]]
  for (const chain of [...chains.slice(start), ...chains.slice(0, start)]) {
    if (isBreak(chain)) lines.push([])
    else lines.at(-1)?.push(chain)
  }
  return lines.map(trimCoast).filter(line => line.length > 0)
}

/** Without the bits of bank before the first and after the last piece of border. */
function trimCoast(line: Chain[]): Chain[] {
  const first = line.findIndex(chain => chain.isBorder)
  return first < 0 ? [] : line.slice(first, line.findLastIndex(chain => chain.isBorder) + 1)
}

/** Both neighbours know their border; the longest lines that together hold every piece of it are kept, so that each piece stands once. */
export function withoutRepeats(lines: Chain[][]): Chain[][] {
  const borderArcs = (line: Chain[]) => line.flatMap(chain => (chain.isBorder ? chain.arcs.map(arcNumber) : []))
  const seen = new Set<number>()
  return lines
    .toSorted((a, b) => borderArcs(b).length - borderArcs(a).length)
    .filter(line => {
      const fresh = borderArcs(line).filter(arc => !seen.has(arc))
      for (const arc of fresh) seen.add(arc)
      return fresh.length > 0
    })
}
