import {
  byarInterval,
  indirectRatio,
  overDispersion,
  poissonFunnelLimits,
  poissonInterval,
  rangedPoissonInterval,
} from '@spotlight/statistics'
import { levelsOf } from '../expected.ts'
import { rangeOfCell } from '../ranges.ts'
import type { References } from '../references.ts'
import { type ExampleLine, type Method, method } from './method.ts'

/** What could be expected, and how a count is held against it. */
export const expectingMethods = (references: References): Method[] => [
  expected(references),
  levels(references),
  interval(),
  funnel(),
  dispersion(),
]

function expected({ known }: References): Method {
  const ratio = indirectRatio(known.observed, known.strata, { per: 100 })
  return method({
    id: 'expected',
    formulas: ['E = Σ pₐ · Cₐ / Pₐ', '[ℓ₁ · y · E, ℓ₂ · y · E]', 'O / (ℓ₁ · y · E)'],
    sources: ['Breslow NE, Day NE. Statistical methods in cancer research, volume II. IARC 1987'],
    code: ['packages/statistics/src/indirect-standardisation.ts', 'apps/site/src/national/figures/expected.ts'],
    example: [
      { key: 'women', values: { observed: [known.observed, 0], expected: [ratio.expected, 1] } },
      {
        key: 'ratio',
        values: { value: [ratio.value, 1], low: [ratio.low, 1], high: [ratio.high, 1] },
        agrees: { with: 'public-health-scotland', values: { value: known.sir, low: known.low, high: known.high } },
      },
    ],
  })
}

function levels(references: References): Method {
  const { low, high, derivations } = levelsOf(references)
  return method({
    id: 'levels',
    formulas: ['ℓ₁ = D / E(UK)', 'ℓ₂ = (M / 3) / 0.22 / E(England)'],
    sources: [],
    code: ['apps/site/src/national/figures/expected.ts', 'data/national/published-figures.yaml'],
    example: [
      ...derivations.map(
        ({ id, people, primary, level }): ExampleLine => ({
          key: id,
          values: { people: [people, 0], primary: [primary, 0], percent: [100 * level, 1] },
        }),
      ),
      { key: 'both', values: { low: [100 * low, 1], high: [100 * high, 1] } },
    ],
  })
}

function interval(): Method {
  const byar = byarInterval(65)
  const none = poissonInterval(0)
  const rounded = rangedPoissonInterval(rangeOfCell(65))
  return method({
    id: 'interval',
    formulas: [
      'O < 10: [½ χ²(0.025; 2O), ½ χ²(0.975; 2O + 2)]',
      'O ≥ 10: [O (1 − 1/(9O) − z/(3√O))³, (O + 1)(1 − 1/(9(O + 1)) + z/(3√(O + 1)))³]',
      '[a, b] → [low(a), high(b)]',
    ],
    sources: ['Garwood F. Biometrika 1936;28:437–442', 'Breslow NE, Day NE. IARC 1987, page 69'],
    code: ['packages/statistics/src/poisson-interval.ts', 'packages/statistics/src/ranged.ts'],
    example: [
      {
        key: 'byar',
        values: { count: [65, 0], low: [byar.low, 4], high: [byar.high, 4] },
        agrees: { with: 'known-answer', values: { low: 50.1632, high: 82.8491 } },
      },
      {
        key: 'none',
        values: { low: [none.low, 0], high: [none.high, 4] },
        agrees: { with: 'known-answer', values: { low: 0, high: 3.6889 } },
      },
      { key: 'rounded', values: { shown: [65, 0], low: [rounded.low, 1], high: [rounded.high, 1] } },
    ],
  })
}

function funnel(): Method {
  const few = poissonFunnelLimits(20)
  const sure = poissonFunnelLimits(20, { confidence: 0.998 })
  const many = poissonFunnelLimits(200)
  return method({
    id: 'funnel',
    formulas: ['½ χ²(0.975; 2x + 2) = E → x / E', '½ χ²(0.025; 2x) = ℓ₂/ℓ₁ · E → x / E'],
    sources: ['Spiegelhalter DJ. Stat Med 2005;24:1185–1202', 'Garwood F. Biometrika 1936;28:437–442'],
    code: ['packages/statistics/src/funnel.ts', 'apps/site/src/national/figures/compare.ts'],
    example: [
      { key: 'few', values: { expected: [20, 0], low: [few.low, 2], high: [few.high, 2] } },
      { key: 'sure', values: { expected: [20, 0], low: [sure.low, 2], high: [sure.high, 2] } },
      { key: 'many', values: { expected: [200, 0], low: [many.low, 2], high: [many.high, 2] } },
    ],
  })
}

function dispersion(): Method {
  const places = [
    { observed: 36, expected: 25 },
    { observed: 16, expected: 25 },
  ]
  const { phi, tauSquared } = overDispersion(places, { winsorise: 0 })
  const [none = 0] = overDispersion([{ observed: 0, expected: 4 }, ...places], { winsorise: 0 }).scores
  return method({
    id: 'over-dispersion',
    formulas: [
      's = 1 / (2√E)',
      'z = (√(O/E) − √ō) / s',
      'φ = Σ z² / n',
      'τ² = max(0, (nφ − (n − 1)) / (Σw − Σw²/Σw)), w = 1/s²',
      '(√t ± z √(s² + τ²))²',
    ],
    sources: ['Spiegelhalter DJ. Qual Saf Health Care 2005;14:347–351'],
    code: ['packages/statistics/src/over-dispersion.ts', 'apps/site/src/national/figures/compare.ts'],
    example: [
      {
        key: 'two',
        values: { phi: [phi, 2], tau: [tauSquared, 2] },
        agrees: { with: 'by-hand', values: { phi: 4, tau: 0.07 } },
      },
      { key: 'none', values: { score: [none, 0] }, agrees: { with: 'by-hand', values: { score: -4 } } },
    ],
  })
}
