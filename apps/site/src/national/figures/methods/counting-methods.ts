import { chapman, logLinear } from '@spotlight/statistics'
import { rangeOfCell, rangesOfRow, sumOfRanges } from '../ranges.ts'
import type { References } from '../references.ts'
import { type Method, method } from './method.ts'

/** How people are added up: ranges, how much of the country they come from, and who may be in two counts. */
export const countingMethods = (references: References): Method[] => [
  counted(),
  coverage(references),
  overlap(),
  captureRecapture(),
]

function counted(): Method {
  const shown = rangeOfCell(65)
  const small = rangeOfCell('*')
  const { deNovo } = rangesOfRow({ from: 2025, to: 2025, total: 65, deNovo: '*', recurrent: 40, unclassified: '*' })
  const sum = sumOfRanges([rangeOfCell(65), rangeOfCell(20)])
  return method({
    id: 'counted',
    formulas: ['n → [max(n − 2, 8), n + 2]', '0 → [0, 0]', '* → [1, ∞)', '[a, b] + [c, d] = [a + c, b + d]'],
    sources: [],
    code: ['packages/statistics/src/disclosure/suppress-count.ts', 'apps/site/src/national/figures/ranges.ts'],
    example: [
      {
        key: 'rounded',
        values: { shown: [65, 0], low: [shown.low, 0], high: [shown.high, 0] },
        agrees: { with: 'by-hand', values: { low: 63, high: 67 } },
      },
      { key: 'hidden', values: { low: [small.low, 0] } },
      {
        key: 'part',
        values: { total: [65, 0], recurrent: [40, 0], low: [deNovo.low, 0], high: [deNovo.high, 0] },
        agrees: { with: 'by-hand', values: { low: 1, high: 28 } },
      },
      {
        key: 'sum',
        values: { first: [65, 0], second: [20, 0], low: [sum.low, 0], high: [sum.high, 0] },
        agrees: { with: 'by-hand', values: { low: 81, high: 89 } },
      },
    ],
  })
}

function coverage({ areas, persons }: References): Method {
  const board = areas.find(({ id }) => id === 'board-W11000023')
  const covered = board?.persons ?? 0
  const of = persons.wales.persons
  return method({
    id: 'coverage',
    formulas: ['c = Σ pᵢ / p'],
    sources: [],
    code: ['apps/site/src/national/figures/coverage.ts'],
    example: [{ key: 'board', values: { covered: [covered, 0], of: [of, 0], percent: [(100 * covered) / of, 1] } }],
  })
}

function overlap(): Method {
  const counts = [rangeOfCell(100), rangeOfCell(60)]
  const sum = sumOfRanges(counts)
  const least = Math.max(...counts.map(({ low }) => low))
  return method({
    id: 'overlap',
    formulas: ['max(nᵢ) ≤ N ≤ Σ nᵢ'],
    sources: [],
    code: ['apps/site/src/national/figures/overlap.ts'],
    example: [
      {
        key: 'two',
        values: { first: [100, 0], second: [60, 0], low: [least, 0], high: [sum.high, 0] },
        agrees: { with: 'by-hand', values: { low: 98, high: 164 } },
      },
    ],
  })
}

/**
 * An outbreak of hepatitis A at a college in Taiwan, 1995: who is on which of three lists. Later everybody was tested: about 545 had been ill. Chao A et al. The
 * applications of capture-recapture models to epidemiological data. Stat Med 2001;20:3123-3157.
 */
const outbreak = [
  { lists: [0, 1, 2], people: 28 },
  { lists: [0, 1], people: 21 },
  { lists: [0, 2], people: 17 },
  { lists: [0], people: 69 },
  { lists: [1, 2], people: 18 },
  { lists: [1], people: 55 },
  { lists: [2], people: 63 },
]

function captureRecapture(): Method {
  const lists = { first: 100, second: 80, both: 50 }
  const estimate = (interactions: readonly (readonly [number, number])[]): number => {
    const fit = logLinear({ histories: outbreak, listCount: 3, interactions: interactions.map(([one, other]) => [one, other]) })
    if ('notPossible' in fit) throw new Error(fit.notPossible)
    return fit.value
  }
  const saturated = estimate([
    [0, 1],
    [0, 2],
    [1, 2],
  ])
  return method({
    id: 'capture-recapture',
    formulas: ['N = (n₁ + 1)(n₂ + 1) / (m + 1) − 1', 'log E(n) = μ + Σ λᵢ + Σ λᵢⱼ'],
    sources: [
      'Chapman DG. Univ Calif Publ Stat 1951;1:131–160',
      'Chao A and others. Stat Med 2001;20:3123–3157',
      'Chao A. Biometrics 1987;43:783–791',
    ],
    code: ['packages/statistics/src/chapman.ts', 'packages/statistics/src/log-linear.ts', 'packages/statistics/src/chao.ts'],
    example: [
      {
        key: 'two',
        values: {
          first: [lists.first, 0],
          second: [lists.second, 0],
          both: [lists.both, 0],
          people: [chapman(lists).value, 0],
        },
        agrees: { with: 'by-hand', values: { people: 159 } },
      },
      {
        key: 'independent',
        values: { seen: [outbreak.reduce((sum, { people }) => sum + people, 0), 0], people: [estimate([]), 0] },
        agrees: { with: 'known-answer', values: { seen: 271, people: 388 } },
      },
      {
        key: 'saturated',
        values: { people: [saturated, 0] },
        agrees: { with: 'known-answer', values: { people: 1313 } },
      },
    ],
  })
}
