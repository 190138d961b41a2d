import { expect, test } from 'vitest'
import { type ClusterRules, joinClusters, type WeighedPair } from './cluster.ts'
import { scoreClusters } from './evaluate.ts'
import { learnWeights } from './learn.ts'

const rules = (nodes: number, more: Partial<ClusterRules> = {}): ClusterRules => ({
  nodes,
  linkAt: 0,
  floor: -5,
  ceiling: 12,
  share: 0.3,
  ...more,
})
const pair = (a: number, b: number, weight: number, more: Partial<WeighedPair> = {}): WeighedPair => ({ a, b, weight, ...more })
const clusters = (pairs: WeighedPair[], options: ClusterRules) => [...joinClusters(pairs, options).clusterOf]
const all = (nodes: readonly number[], weight: number): WeighedPair[] =>
  nodes.flatMap(a => nodes.filter(b => b > a).map(b => pair(a, b, weight)))

test('a chain of likenesses is not one person: transitive closure would make it one', () => {
  const chain = Array.from({ length: 9 }, (_, at) => pair(at, at + 1, at % 2 === 0 ? 8 : 2))
  const found = clusters(chain, rules(10))
  expect(new Set(found).size).toBe(5)
  expect(found).toEqual([0, 0, 2, 2, 4, 4, 6, 6, 8, 8])
})

test('one pair does not carry two groups together', () => {
  const [left, right] = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ]
  expect(clusters([...all(left, 8), ...all(right, 8), pair(0, 4, 7.5)], rules(8))).toEqual([0, 0, 0, 0, 4, 4, 4, 4])
})

test('a record with errors of its own is held by a third of its likenesses', () => {
  const group = [0, 1, 2, 3, 4, 5]
  expect(clusters([...all(group, 8), pair(0, 6, 7), pair(1, 6, 6)], rules(7))[6]).toBe(0)
  expect(clusters([...all(group, 8), pair(0, 6, 3)], rules(7))[6]).toBe(6)
})

test('father and son: each says a birth date more than once, and none comes near the other', () => {
  const family = [...all([0, 1], 9), ...all([2, 3], 9)]
  const across = [
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
  ].map(([a = 0, b = 0]) => ({ a, b }))
  const apart = across.map(({ a, b }) => pair(a, b, 4, { known: 1, near: 0 }))
  expect(clusters([...family, ...apart], rules(4))).toEqual([0, 0, 2, 2])
  const oneNear = apart.map((given, at) => (at === 0 ? { ...given, near: 1 } : given))
  expect(clusters([...family, ...oneNear], rules(4))).toEqual([0, 0, 0, 0])
})

test('two numbers never meet in one person, not even over a third record', () => {
  const identities = new Map([
    [0, [{ scope: 'nhs', value: 'a' }]],
    [2, [{ scope: 'nhs', value: 'b' }]],
  ])
  expect(clusters([pair(0, 1, 9), pair(1, 2, 8), pair(0, 2, 7)], rules(3, { identities }))).toEqual([0, 0, 2])
})

test('reviewers go before likeness, and a contradiction joins nobody', () => {
  expect(clusters([pair(0, 1, 9)], rules(2, { apart: [[0, 1]] }))).toEqual([0, 1])
  expect(clusters([], rules(2, { together: [[0, 1]] }))).toEqual([0, 0])
  const both = joinClusters(
    [],
    rules(3, {
      together: [
        [0, 1],
        [1, 2],
      ],
      apart: [[0, 2]],
    }),
  )
  expect([...both.clusterOf]).toEqual([0, 0, 2])
  expect(both.contradictions).toEqual([[1, 2]])
})

test('ties are broken by number, and the order of pairs changes nothing', () => {
  const pairs = [pair(0, 1, 6), pair(1, 2, 6), pair(2, 3, 6), pair(0, 3, 6), pair(3, 4, 6)]
  const found = clusters(pairs, rules(5))
  for (const order of [[...pairs].reverse(), [pairs[2], pairs[0], pairs[4], pairs[1], pairs[3]].filter(x => x !== undefined)])
    expect(clusters(order, rules(5))).toEqual(found)
})

test('scores: B³ and exact clusters beside pairs, reckoned by hand', () => {
  const rows = ['aA', 'aA', 'aB', 'bB', 'cC'].map(([found = '', truth = '']) => ({ found, truth }))
  const { bCubed, exact, pairs } = scoreClusters(rows)
  // Row by row: precision 2/3, 2/3, 1/3, 1, 1; recall 1, 1, 1/2, 1/2, 1.
  expect(bCubed.precision).toBeCloseTo(11 / 15, 10)
  expect(bCubed.recall).toBeCloseTo(4 / 5, 10)
  expect(exact).toEqual({ precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 })
  expect(pairs.precision).toBeCloseTo(1 / 3, 10)
  expect(pairs.recall).toBeCloseTo(1 / 2, 10)
})

test('learning finds the shares that made the patterns', () => {
  const [m, u, prior] = [
    [
      [0.9, 0.1],
      [0.8, 0.2],
      [0.7, 0.3],
    ],
    [
      [0.05, 0.95],
      [0.1, 0.9],
      [0.02, 0.98],
    ],
    0.02,
  ]
  const pairs = 2_000_000
  const patterns = [1, 2]
    .flatMap(x => [1, 2].flatMap(y => [1, 2].map(z => [x, y, z])))
    .map(levels => {
      const by = (shares: number[][]) => levels.reduce((product, level, at) => product * (shares[at]?.[level - 1] ?? 0), 1)
      return { levels, n: Math.round(pairs * (prior * by(m) + (1 - prior) * by(u))) }
    })
  const chance = m.map((levels, at) => levels.map((share, level) => prior * share + (1 - prior) * (u[at]?.[level] ?? 0)))
  const declared = m.map(() => [0.6, 0.4])
  const learned = learnWeights({ patterns, allPairs: pairs, expectedMatches: 1000, chance, declared })
  expect(learned.prior).toBeCloseTo(prior, 3)
  for (const [at, levels] of learned.m.entries()) expect(levels[0]).toBeCloseTo(m[at]?.[0] ?? 0, 2)
  for (const [at, levels] of learned.u.entries()) expect(levels[0]).toBeCloseTo(u[at]?.[0] ?? 0, 2)
})
