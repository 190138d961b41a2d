import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { loadSolver, type Range, type Solver, type Statement } from './index.ts'
import { inventedNumbers } from './invented-numbers.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

/** Tries every number of people from 0 to `largest` in each group. */
function byTrying(
  groups: readonly string[],
  statements: readonly Statement[],
  target: readonly string[],
  largest: number,
): Range | 'impossible' {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const total = (largest + 1) ** groups.length
  for (let code = 0; code < total; code += 1) {
    const people = new Map(groups.map((group, index) => [group, Math.floor(code / (largest + 1) ** index) % (largest + 1)]))
    const sum = (of: readonly string[]): number => of.reduce((all, group) => all + (people.get(group) ?? 0), 0)
    if (!statements.every(statement => sum(statement.groups) >= statement.low && sum(statement.groups) <= statement.high))
      continue
    low = Math.min(low, sum(target))
    high = Math.max(high, sum(target))
  }
  return Number.isFinite(low) ? { low, high } : 'impossible'
}

describe('the solver', { timeout: 60_000 }, () => {
  it('finds the bounds that trying everything finds', () => {
    const groups = ['a', 'b', 'c', 'd']
    const some = inventedNumbers(20261122)
    const pick = (): string[] => {
      const picked = groups.filter(() => some(2) === 1)
      return picked.length === 0 ? ['a'] : picked
    }
    let impossible = 0
    for (let round = 0; round < 150; round += 1) {
      const stated = Array.from({ length: 3 }, () => {
        const low = some(11)
        return { groups: pick(), low, high: low + some(5) }
      })
      // Every group has an end, so that trying comes to one.
      const statements: Statement[] = [...stated, ...groups.map(group => ({ groups: [group], low: 0, high: 9 }))]
      const target = pick()
      // Trying looks at all groups, the solver only at those that the target touches: the rest is impossible by itself at times.
      const expected = byTrying(groups, statements, target, 9)
      if (expected === 'impossible') impossible += 1
      else expect(solver.rangeOf(statements, target)).toEqual(expected)
    }
    expect(impossible).toBeGreaterThan(5)
    expect(impossible).toBeLessThan(100)
  })

  it('knows what has no end, and what cannot be', () => {
    const atLeast: Statement = { groups: ['a', 'b'], low: 8, high: Number.POSITIVE_INFINITY }
    expect(solver.rangeOf([atLeast], ['a'])).toEqual({ low: 0, high: Number.POSITIVE_INFINITY })
    expect(solver.rangeOf([atLeast, { groups: ['a'], low: 3, high: 900_000 }], ['a'])).toEqual({ low: 3, high: 900_000 })
    expect(solver.rangeOf([atLeast, { groups: ['a', 'b'], low: 0, high: 7 }], ['a'])).toBe('impossible')
    expect(solver.rangeOf([], ['a'])).toEqual({ low: 0, high: Number.POSITIVE_INFINITY })
  })

  it('needs only whole people: half a person would give wider bounds', () => {
    const pairs: Statement[] = [
      { groups: ['a', 'b'], low: 1, high: 1 },
      { groups: ['b', 'c'], low: 1, high: 1 },
      { groups: ['a', 'c'], low: 1, high: 1 },
    ]
    expect(solver.rangeOf(pairs, ['a'])).toBe('impossible')
  })

  it('loads from any folder, and asks no network', async () => {
    const before = process.cwd()
    const elsewhere = mkdtempSync(join(tmpdir(), 'solver-'))
    const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('There is no network'))
    try {
      process.chdir(elsewhere)
      const second = await loadSolver()
      expect(second.rangeOf([{ groups: ['a'], low: 2, high: 4 }], ['a'])).toEqual({ low: 2, high: 4 })
      expect(fetching).not.toHaveBeenCalled()
    } finally {
      process.chdir(before)
      fetching.mockRestore()
      rmSync(elsewhere, { recursive: true })
    }
  })
})
