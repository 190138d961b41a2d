// Long because: joining, and what is told apart on the way, change the same few maps.
import { Heap } from './heap.ts'

/** Two nodes that were compared, a < b. weight: log2 of the odds that they are one person. */
export type WeighedPair = {
  a: number
  b: number
  weight: number
  /** Bits of the comparisons that tell people apart: both sides have a value; and the values come near each other. */
  known?: number
  near?: number
}

export type ClusterRules = {
  nodes: number
  /** Groups are joined while the mean weight over all pairs between them is at least this. */
  linkAt: number
  /** Which share of the pairs between two groups counts, the strongest first. */
  share: number
  /** What a pair counts that was not compared, and the least that any pair counts. */
  floor: number
  /** The most that any pair counts, so that one strong pair does not carry a group. */
  ceiling: number
  /** Nodes that a reviewer said are one person. */
  together?: readonly (readonly [number, number])[]
  /** Nodes that a reviewer said are different people. */
  apart?: readonly (readonly [number, number])[]
  /** By node: what no two people share and no person has two of, as scope and value: an NHS number, a local identifier. */
  identities?: ReadonlyMap<number, readonly Identity[]>
}
export type Identity = { scope: string; value: string }

export type Clusters = {
  /** For each node the smallest node of its cluster. */
  clusterOf: Int32Array
  /** Clusters that touch and were not joined, with the mean weight between them and why a strong one was held apart. */
  between: { a: number; b: number; mean: number; best: number; heldApart?: HeldApart }[]
  /** Pairs of `together` that contradict `apart`: they were not joined. */
  contradictions: (readonly [number, number])[]
}
export type HeldApart = 'identity' | 'two-people' | 'reviewer'

type Between = { weights: number[]; best: number; known: number[]; near: number[]; version: number }
type Candidate = { a: number; b: number; mean: number; version: number }

/** How many comparisons between groups, none of which came near, show two people: two records of each, all against all. */
const enoughToTellApart = 4

/**
 * Joins nodes by average linkage: the two groups with the highest mean weight over the strongest `share` of all pairs between them first, until none
 * reaches the limit. A chain of likenesses (a is like b, b like c, c unlike a) therefore does not become one person, as it would by transitive
 * closure. Pairs that were never compared count as unlike. Equal means are taken in the order of the nodes' numbers.
 */
export function joinClusters(pairs: readonly WeighedPair[], rules: ClusterRules): Clusters {
  const clusterOf = Int32Array.from({ length: rules.nodes }, (_, node) => node)
  const found: Clusters = { clusterOf, between: [], contradictions: [] }
  for (const island of islandsOf(pairs, rules)) {
    const { between, contradictions } = new Joining(island.pairs, { ...rules, together: island.together }, clusterOf).run()
    for (const one of between) found.between.push(one)
    found.contradictions.push(...contradictions)
  }
  found.between.sort((x, y) => x.a - y.a || x.b - y.b)
  return found
}

type Island = { pairs: WeighedPair[]; together: (readonly [number, number])[] }

/** Nodes that no pair connects cannot meet: each island is joined by itself, so that only one of them needs memory. */
function islandsOf(pairs: readonly WeighedPair[], { nodes, floor, together = [] }: ClusterRules): Iterable<Island> {
  const parent = Int32Array.from({ length: nodes }, (_, node) => node)
  const rootOf = (node: number): number => {
    let root = node
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root
    for (let at = node; at !== root; ) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  const connect = (a: number, b: number) => {
    const [one, other] = [rootOf(a), rootOf(b)]
    parent[Math.max(one, other)] = Math.min(one, other)
  }
  const counting = pairs.filter(({ weight }) => weight > floor)
  for (const { a, b } of counting) connect(a, b)
  for (const [a, b] of together) connect(a, b)
  const islands = new Map<number, Island>()
  const islandOf = (node: number): Island => {
    const root = rootOf(node)
    const island = islands.get(root) ?? { pairs: [], together: [] }
    islands.set(root, island)
    return island
  }
  for (const pair of counting) islandOf(pair.a).pairs.push(pair)
  for (const both of together) islandOf(both[0]).together.push(both)
  return islands.values()
}

class Joining {
  readonly #rules: ClusterRules
  readonly #clusterOf: Int32Array
  readonly #members = new Map<number, number[]>()
  readonly #links = new Map<number, Map<number, Between>>()
  readonly #apart = new Map<number, Set<number>>()
  readonly #identities: Map<number, Map<string, Set<string>>> = new Map()
  readonly #queue = new Heap<Candidate>(
    (x, y) => x.mean > y.mean || (x.mean === y.mean && (x.a < y.a || (x.a === y.a && x.b < y.b))),
  )
  readonly #contradictions: (readonly [number, number])[] = []
  #version = 0

  constructor(pairs: readonly WeighedPair[], rules: ClusterRules, clusterOf: Int32Array) {
    this.#rules = rules
    this.#clusterOf = clusterOf
    for (const pair of pairs) this.#put(pair)
    for (const [a, b] of rules.apart ?? []) {
      this.#apart.set(a, (this.#apart.get(a) ?? new Set()).add(b))
      this.#apart.set(b, (this.#apart.get(b) ?? new Set()).add(a))
    }
    for (const node of new Set([...this.#links.keys(), ...(rules.together ?? []).flat()])) this.#putIdentities(node)
  }

  #putIdentities(node: number): void {
    const identities = this.#rules.identities?.get(node)
    if (identities === undefined) return
    const scopes = new Map<string, Set<string>>()
    for (const { scope, value } of identities) scopes.set(scope, (scopes.get(scope) ?? new Set()).add(value))
    this.#identities.set(node, scopes)
  }

  run(): Pick<Clusters, 'between' | 'contradictions'> {
    for (const [a, b] of this.#rules.together ?? []) this.#joinByReviewer(a, b)
    for (const [a, links] of this.#links) for (const [b, link] of links) if (a < b) this.#offer(a, b, link)
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      const link = this.#links.get(next.a)?.get(next.b)
      if (link === undefined || link.version !== next.version || this.#heldApart(next.a, next.b, link) !== undefined) continue
      this.#join(next.a, next.b)
    }
    return { between: this.#between(), contradictions: this.#contradictions }
  }

  #put({ a, b, weight, known = 0, near = 0 }: WeighedPair): void {
    const clipped = Math.min(weight, this.#rules.ceiling)
    if (clipped <= this.#rules.floor) return
    const bits = (mask: number) => Array.from({ length: 32 - Math.clz32(known) }, (_, at) => (mask >> at) & 1)
    const link: Between = { weights: [clipped], best: weight, known: bits(known), near: bits(near), version: 0 }
    this.#linksOf(a).set(b, link)
    this.#linksOf(b).set(a, link)
  }

  #mean(a: number, b: number, link: Between): number {
    const all = this.#size(a) * this.#size(b)
    const counted = Math.max(1, Math.ceil(all * this.#rules.share))
    const strongest = link.weights.slice(0, counted)
    const sum = strongest.reduce((total, weight) => total + weight, 0)
    return Math.round(((sum + this.#rules.floor * (counted - strongest.length)) / counted) * 1e6) / 1e6
  }

  #linksOf(cluster: number): Map<number, Between> {
    const links = this.#links.get(cluster) ?? new Map<number, Between>()
    this.#links.set(cluster, links)
    return links
  }

  /** Nodes that were never joined are their own and only member: nothing is kept for them. */
  #membersOf = (cluster: number): readonly number[] => this.#members.get(cluster) ?? [cluster]
  #size = (cluster: number): number => this.#members.get(cluster)?.length ?? 1

  #offer(a: number, b: number, link: Between): void {
    const mean = this.#mean(a, b, link)
    if (mean < this.#rules.linkAt) return
    link.version = ++this.#version
    this.#queue.push({ a: Math.min(a, b), b: Math.max(a, b), mean, version: link.version })
  }

  #heldApart(a: number, b: number, link: Between | undefined): HeldApart | undefined {
    if (this.#isSaidApart(a, b)) return 'reviewer'
    const ofB = this.#identities.get(b)
    for (const [scope, values] of this.#identities.get(a) ?? []) {
      const others = ofB?.get(scope)
      if (others !== undefined && ![...values].some(value => others.has(value))) return 'identity'
    }
    const tellsApart = link?.known.some(
      (known, at) => known >= enoughToTellApart && link.near[at] === 0 && this.#size(a) > 1 && this.#size(b) > 1,
    )
    return tellsApart === true ? 'two-people' : undefined
  }

  #isSaidApart(a: number, b: number): boolean {
    if (this.#apart.size === 0) return false
    return this.#membersOf(a).some(node => [...(this.#apart.get(node) ?? [])].some(other => this.#clusterOf[other] === b))
  }

  #joinByReviewer(a: number, b: number): void {
    const [first, second] = [this.#clusterOf[a] ?? a, this.#clusterOf[b] ?? b]
    if (first === second) return
    if (this.#isSaidApart(first, second)) this.#contradictions.push([a, b])
    else this.#join(Math.min(first, second), Math.max(first, second))
  }

  /** The smaller number stays; what lay between the other and its neighbours is added to it. */
  #join(kept: number, gone: number): void {
    for (const node of this.#membersOf(gone)) this.#clusterOf[node] = kept
    this.#members.set(kept, [...this.#membersOf(kept), ...this.#membersOf(gone)])
    this.#members.delete(gone)
    this.#mergeIdentities(kept, gone)
    const links = this.#linksOf(kept)
    const old = this.#linksOf(gone)
    this.#links.delete(gone)
    links.delete(gone)
    old.delete(kept)
    for (const [neighbour, link] of old) {
      const both = merged(links.get(neighbour), link)
      links.set(neighbour, both)
      this.#linksOf(neighbour).delete(gone)
      this.#linksOf(neighbour).set(kept, both)
    }
    for (const [neighbour, link] of links) {
      link.version = ++this.#version
      this.#offer(kept, neighbour, link)
    }
  }

  #mergeIdentities(kept: number, gone: number): void {
    const of = this.#identities.get(gone)
    if (of === undefined) return
    const into = this.#identities.get(kept) ?? new Map<string, Set<string>>()
    for (const [scope, values] of of) into.set(scope, new Set([...(into.get(scope) ?? []), ...values]))
    this.#identities.set(kept, into)
    this.#identities.delete(gone)
  }

  #between(): Clusters['between'] {
    const found: Clusters['between'] = []
    for (const [a, links] of this.#links) {
      for (const [b, link] of links) {
        if (a >= b) continue
        const heldApart = this.#heldApart(a, b, link)
        found.push({ a, b, mean: this.#mean(a, b, link), best: link.best, ...(heldApart === undefined ? {} : { heldApart }) })
      }
    }
    return found
  }
}

function merged(one: Between | undefined, other: Between): Between {
  if (one === undefined) return other
  const add = (x: readonly number[], y: readonly number[]) =>
    Array.from({ length: Math.max(x.length, y.length) }, (_, at) => (x[at] ?? 0) + (y[at] ?? 0))
  return {
    weights: [...one.weights, ...other.weights].sort((x, y) => y - x),
    best: Math.max(one.best, other.best),
    known: add(one.known, other.known),
    near: add(one.near, other.near),
    version: 0,
  }
}
