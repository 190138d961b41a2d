import { levelsOf } from './levels.ts'
import { levelBits, type Matched, probabilityOf } from './match.ts'
import type { LinkageModel } from './model.ts'
import { levelsOfPattern } from './pairs.ts'

/** household: the bits by which the pair overcomes that it might be two relatives. */
export type ExplainedPair = { pattern: bigint; rarity: number; weight: number; household: number }

/** Why two records are, or may be, of one person: each comparison with its bits, and the sum. Never holds a value. */
export function explainPair(model: LinkageModel, { learned }: Matched, pair: ExplainedPair): string {
  const levels = levelsOfPattern(pair.pattern, model.comparisons.length)
  const parts = model.comparisons.map((comparison, at) => {
    const level = levels[at] ?? 0
    if (level === 0) return `${comparison.label}: missing, says nothing`
    const words = levelsOf(comparison)[level - 1]?.words ?? ''
    return `${comparison.label} ${words} (${signed(levelBits(model, learned, at, level))})`
  })
  const rarity = pair.rarity > 0 ? [`how rare the agreeing values are (${signed(pair.rarity)})`] : []
  const prior = Math.log2(learned.prior / (1 - learned.prior))
  return `${[...parts, ...rarity, `before comparing anything (${signed(prior)})`].join('; ')}. Against two relatives in one household, whom only what belongs to the person tells apart: ${signed(pair.household)}. Together ${signed(pair.weight)} bits: a probability of ${percent(pair.weight)}.`
}

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`

/** Never rounded up to certainty. */
function percent(bits: number): string {
  const share = probabilityOf(bits) * 100
  if (share > 99.99) return 'over 99.99 %'
  return share < 0.01 ? 'under 0.01 %' : `${share.toFixed(2)} %`
}
