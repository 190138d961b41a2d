import type { Figures } from '../results/index.ts'
import { countOf, type Population, rowsOf } from './counting.ts'
import { combinationOf } from './rows-behind.ts'

/** For each combination of sources that somebody is known from, the people known from exactly these: the most people first. */
export function overlapOf(population: Population): Figures['overlap'] {
  const combinations = new Map(
    rowsOf(population, population.headline).map(({ sources }) => [combinationOf(sources), sources] as const),
  )
  return [...combinations]
    .map(([name, found]) => ({ name, sources: [...new Set(found)].toSorted() }))
    .map(({ name, sources }) => ({
      sources,
      total: countOf(population, `overlap.${name || 'none'}`, { ...population.headline, onlySources: sources }),
    }))
    .toSorted((left, right) => right.total.n - left.total.n || (left.total.id < right.total.id ? -1 : 1))
}
