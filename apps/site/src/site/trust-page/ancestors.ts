import type { Succession } from '../../register/index.ts'

/**
 * What became part of this trust, directly or through others, newest first. A circle in the data is walked once: a code that has been
 * seen, the trust's own included, is not followed again.
 */
export function ancestorsOf(code: string, successions: readonly Succession[]): Succession[] {
  const into = Map.groupBy(successions, step => step.to as string)
  const seen = new Set([code])
  const found: Succession[] = []
  const waiting = [code]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const step of into.get(at) ?? []) {
      if (seen.has(step.from)) continue
      seen.add(step.from)
      found.push(step)
      waiting.push(step.from)
    }
  }
  return found.sort((a, b) => b.effectiveOn.localeCompare(a.effectiveOn) || a.from.localeCompare(b.from))
}
