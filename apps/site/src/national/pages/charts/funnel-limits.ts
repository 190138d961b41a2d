import { dispersedFunnelLimits, poissonFunnelLimits } from '@spotlight/statistics'
import type { FunnelSpec, Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'

const levels = [
  { confidence: 0.95, dash: 'dashed', word: 'limit95' },
  { confidence: 0.998, dash: 'dotted', word: 'limit998' },
] as const
/** Points of each line: enough to look round where it bends most, near the beginning. */
const steps = 48

/**
 * The lines of the funnel over the lower expected number: below around 1, above around the ratio of the two published levels, each the wider
 * of the exact limit and the one that allows for over-dispersion. They are those by which the positions are decided.
 */
export function funnelLimits(t: Translate, { units, levels: published, dispersion }: NationalPicture): FunnelSpec['limits'] {
  const most = 1.3 * Math.max(0, ...units.map(({ compared, expected }) => (compared && expected ? expected.low : 0)))
  const ratio = published.high / published.low
  const at = Array.from({ length: steps }, (_, step) => most * ((step + 1) / steps) ** 2)
  return levels.map(({ confidence, dash, word }) => ({
    label: t(`national-picture.expected.${word}`),
    dash,
    at: at
      .filter(expected => expected > 0.5)
      .map(expected => {
        const low = poissonFunnelLimits(expected, { confidence }).low
        const high = poissonFunnelLimits(expected, { confidence, target: ratio }).high
        if (dispersion === null || dispersion.tauSquared === 0) return { expected, low, high }
        return {
          expected,
          low: Math.min(low, dispersedFunnelLimits(expected, dispersion.tauSquared, { confidence }).low),
          high: Math.max(high, dispersedFunnelLimits(expected, dispersion.tauSquared, { confidence, target: ratio }).high),
        }
      }),
  }))
}
