import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import loadHighs, { type Highs, type Model } from 'highs'
import { rangeInTree } from './nested.ts'
import { linkedWith, type Range, type Statement } from './statement.ts'

/** Works out what can be known of a sum of groups from everything that was stated. */
export type Solver = {
  /**
   * The smallest and the largest number of people that the target's groups together can have, each group being a whole number from 0 up, when all
   * statements are true. `impossible`: they cannot all be true.
   */
  rangeOf(statements: readonly Statement[], target: readonly string[]): Range | 'impossible'
}

type Problem = { statements: { groups: number[]; low: number; high: number }[]; target: number[]; groups: number }

/** Answers by adding up where what is known makes a tree, and searches where it does not: the same answers, a hundred times sooner. */
export async function loadSolver(): Promise<Solver> {
  const searching = await searchingSolver()
  return {
    rangeOf(statements, target) {
      const linked = linkedWith(target, statements)
      return rangeInTree(linked, target) ?? searching.rangeOf(linked, target)
    },
  }
}

/**
 * Loads HiGHS, a solver of integer programs (MIT licence), from the package that lies beside the program. The bytes are handed to it, so it looks for
 * nothing itself: neither in a folder nor on a network.
 */
export async function searchingSolver(): Promise<Solver> {
  const resolve = createRequire(import.meta.url).resolve
  const highs = await loadHighs({ wasmBinary: readFileSync(resolve('highs/runtime')) })
  const known = new Map<string, Range | 'impossible'>()
  return {
    rangeOf(statements, target) {
      const problem = numbered(linkedWith(target, statements), target)
      const key = JSON.stringify(problem)
      const found = known.get(key) ?? solve(highs, problem)
      known.set(key, found)
      return found
    },
  }
}

/** Groups by number instead of by name: years of the same shape are one problem, solved once. */
function numbered(statements: readonly Statement[], target: readonly string[]): Problem {
  const numbers = new Map<string, number>()
  const numberOf = (group: string): number => {
    const known = numbers.get(group) ?? numbers.size
    numbers.set(group, known)
    return known
  }
  const rows = statements.map(({ groups, low, high }) => ({ groups: groups.map(numberOf), low, high }))
  return { statements: rows, target: target.map(numberOf), groups: numbers.size }
}

function solve(highs: Highs, { statements, target, groups }: Problem): Range | 'impossible' {
  // A group that is limited has at most `largest` people, so the target can pass `limit` only if one of its groups has no limit.
  const largest = Math.max(0, ...statements.map(({ low, high }) => (Number.isFinite(high) ? high : low)))
  const limit = largest * groups
  const noEnd = limit + 1000
  return highs.withModel((model: Model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
    for (let group = 0; group < groups; group += 1) {
      model.addVar(0, noEnd)
      model.changeColIntegrality(group, highs.constants.variableType.integer)
    }
    for (const { groups: indices, low, high } of statements) {
      const values = indices.map(() => 1)
      model.addRow(low, Number.isFinite(high) ? high : highs.infinity, { indices, values })
    }
    for (const group of new Set(target)) model.changeColCost(group, 1)
    const low = optimum(highs, model, 'minimize')
    if (low === 'impossible') return low
    const high = optimum(highs, model, 'maximize')
    if (high === 'impossible') throw new Error('The solver contradicts itself')
    return { low, high: high > limit ? Number.POSITIVE_INFINITY : high }
  })
}

function optimum(highs: Highs, model: Model, sense: 'minimize' | 'maximize'): number | 'impossible' {
  model.changeObjectiveSense(highs.constants.objectiveSense[sense])
  model.run()
  const status = model.getModelStatus()
  if (status === highs.constants.modelStatus.infeasible) return 'impossible'
  if (status !== highs.constants.modelStatus.optimal) throw new Error(`The solver ended with status ${status}`)
  return Math.round(model.getObjectiveValue())
}
