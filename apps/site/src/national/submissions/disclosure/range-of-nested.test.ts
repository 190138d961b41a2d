import { loadSolver, type Solver, type Statement } from '@spotlight/statistics/disclosure'
import { beforeAll, describe, expect, test } from 'vitest'
import { withFewerGroups } from './fewer-groups.ts'
import { rangeOfNested } from './range-of-nested.ts'

const open = Number.POSITIVE_INFINITY
const about = (groups: string, low: number, high: number): Statement => ({ groups: groups.split(''), low, high })

describe('the range of a number among nested ones', () => {
  const cases: readonly [what: string, statements: Statement[], target: string, range: unknown][] = [
    ['nothing is known', [], 'a', { low: 0, high: open }],
    ['itself', [about('a', 3, 7)], 'a', { low: 3, high: 7 }],
    [
      'what a total leaves',
      [about('abc', 63, 67), about('b', 38, 42), about('a', 1, open), about('c', 1, open)],
      'a',
      { low: 1, high: 28 },
    ],
    ['two parts together', [about('abc', 63, 67), about('b', 38, 42)], 'ac', { low: 21, high: 29 }],
    ['a total of its parts', [about('a', 1, 2), about('b', 3, 4)], 'ab', { low: 4, high: 6 }],
    ['more parts than the total', [about('ab', 8, 12), about('a', 18, 22)], 'b', 'impossible'],
    ['a part of whom nobody is asked', [about('abc', 8, 12), about('a', 8, 12)], 'b', { low: 0, high: 4 }],
    ['two that overlap in part', [about('ab', 1, 2), about('bc', 1, 2)], 'a', 'crossing'],
  ]
  test.each(cases)('%s', (_, statements, target, range) => {
    expect(rangeOfNested(statements, target.split(''))).toEqual(range)
  })
})

describe('against the solver', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await loadSolver()
  })

  test('says the same of sixty houses of numbers, also with fewer groups', () => {
    let seed = 36
    const chance = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const sets = ['a', 'b', 'c', 'd', 'ab', 'cd', 'abc', 'abcd', 'ef', 'abcdef', 'ac', 'bd']
    let answered = 0
    for (let round = 0; round < 60; round += 1) {
      const statements = Array.from({ length: 2 + chance(5) }, () => {
        const low = chance(12)
        return about(sets[chance(sets.length)] ?? 'a', low, chance(3) === 0 ? open : low + chance(8))
      })
      const target = (sets[chance(sets.length)] ?? 'a').split('')
      const fewer = withFewerGroups({ statements, target })
      const solved = solver.rangeOf(statements, target)
      expect(solver.rangeOf(fewer.statements, fewer.target)).toEqual(solved)
      const nested = rangeOfNested(statements, target)
      if (nested === 'crossing') continue
      answered += 1
      expect({ statements, target, nested }).toEqual({ statements, target, nested: solved })
    }
    expect(answered).toBeGreaterThan(25)
  })
})
