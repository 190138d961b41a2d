import type { Succession } from './types.ts'

/**
 * The codes at the ends of the chains that begin at `code`, sorted; `code` itself is one when nothing follows it. A circle in the data
 * (A became B, B became A again) ends where it closes: every code is visited once, and a circle with no way out gives no end.
 */
export function followSuccessions(code: string, successions: readonly Pick<Succession, 'from' | 'to'>[]): string[] {
  const next = Map.groupBy(successions, step => step.from)
  const seen = new Set([code])
  const ends: string[] = []
  const waiting = [code]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const steps = next.get(at) ?? []
    if (steps.length === 0) ends.push(at)
    for (const { to } of steps) {
      if (seen.has(to)) continue
      seen.add(to)
      waiting.push(to)
    }
  }
  return ends.sort()
}
