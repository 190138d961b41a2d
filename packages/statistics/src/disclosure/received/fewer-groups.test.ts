import { beforeAll, describe, expect, test } from 'vitest'
import { rangeInTree } from '../nested.ts'
import { type Solver, searchingSolver } from '../solver.ts'
import type { Statement } from '../statement.ts'
import { withFewerGroups } from './fewer-groups.ts'
import { mayBeNobody } from './may-be-nobody.ts'

const open = Number.POSITIVE_INFINITY
const about = (groups: string, low: number, high: number): Statement => ({ groups: groups.split(''), low, high })

describe('whether there may be nobody', () => {
  const cases: readonly [what: string, statements: Statement[], target: string, is: boolean][] = [
    ['of whom nothing is said', [about('ab', 8, 12)], 'b', true],
    ['of whom at least one was told', [about('ab', 8, 12), about('b', 1, 7)], 'b', false],
    ['without whom the total is not reached', [about('ab', 8, 12), about('a', 1, 7)], 'b', false],
    ['where two overlap in part', [about('ab', 1, 9), about('bc', 1, 9), about('cd', 1, 9)], 'd', false],
  ]
  test.each(cases)('%s', (_, statements, target, is) => {
    expect(mayBeNobody(statements, target.split(''))).toBe(is)
  })
})

describe('against the solver', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await searchingSolver()
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
      const nested = rangeInTree(statements, target)
      if (nested === null) continue
      answered += 1
      expect({ statements, target, nested }).toEqual({ statements, target, nested: solved })
    }
    expect(answered).toBeGreaterThan(25)
  })
})
