import type { Stratum } from './item.ts'

/** How many are drawn from those who were counted, and from those with breast cancer who were not. */
export const sampleSizes = { counted: 100, notCounted: 50 } as const
/** From each part at least so many, so that a rare rule is looked at too. */
const atLeast = 5

/**
 * How many to draw from each part of the counted: in proportion to its size, at least five, all of a small one. Proportional allocation after the
 * minimum, by largest remainder; ties by name.
 */
export function allocate(parts: readonly { name: string; people: number }[], size: number): Stratum[] {
  const sorted = [...parts].sort((a, b) => (a.name < b.name ? -1 : 1))
  const all = sorted.reduce((sum, { people }) => sum + people, 0)
  const drawn = sorted.map(({ people }) => Math.min(people, atLeast))
  const left = () => Math.min(size, all) - drawn.reduce((sum, n) => sum + n, 0)
  while (left() > 0) {
    let best = -1
    sorted.forEach(({ people }, at) => {
      const lack = (people / all) * size - (drawn[at] ?? 0)
      if ((drawn[at] ?? 0) < people && (best < 0 || lack > lackOf(best))) best = at
    })
    if (best < 0) break
    drawn[best] = (drawn[best] ?? 0) + 1
  }
  return sorted.map((part, at) => ({ ...part, sample: 'counted' as const, drawn: drawn[at] ?? 0 }))

  function lackOf(at: number): number {
    return ((sorted[at]?.people ?? 0) / all) * size - (drawn[at] ?? 0)
  }
}
