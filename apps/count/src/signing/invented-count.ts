import { inventedResult } from '../report/invented-result.ts'
import type { CountResult } from '../results/index.ts'

export type InventedYear = { year: number; deNovo: number; recurrent: number; earlyProgression?: number; unclassified: number }

/** A result with given numbers of invented people, for the tests of what is made from it. Everything that must not leave is in it, too. */
export function inventedCount(input: {
  years: readonly InventedYear[]
  notKnownDead: number
  seenIn24Months: number
  tests?: readonly { id: string; numerator: number; denominator: number }[]
  status?: CountResult['quality']['verdict']['status']
}): CountResult {
  const result = inventedResult([])
  const asAt = '2026-03-31'
  const tests = input.tests ?? [{ id: 'stage', numerator: 93, denominator: 100 }]
  const count = (id: string, n: number) => ({ id, n, who: {} })
  return {
    ...result,
    asAt,
    figures: {
      ...result.figures,
      incidence: input.years.map(({ year, deNovo, recurrent, earlyProgression = 0, unclassified }) => ({
        year,
        isComplete: year < 2026,
        why: year < 2026 ? null : 'The data end in this year.',
        total: count(`incidence.${year}`, deNovo + recurrent + earlyProgression + unclassified),
        pathways: {
          deNovo: count(`incidence.${year}.de-novo`, deNovo),
          recurrent: count(`incidence.${year}.recurrent`, recurrent),
          earlyProgression: count(`incidence.${year}.early-progression`, earlyProgression),
          unclassified: count(`incidence.${year}.unclassified`, unclassified),
        },
      })),
      prevalence: {
        ...result.figures.prevalence,
        on: asAt,
        seenSince: '2024-04-01',
        notKnownDead: count('prevalence.not-known-dead', input.notKnownDead),
        seenIn24Months: count('prevalence.seen', input.seenIn24Months),
      },
    },
    quality: {
      ...result.quality,
      verdict: {
        status: input.status ?? 'collecting',
        criteriaVersion: '1.0.0',
        explanation: 'Not for sending.',
        tests: tests.map(test => ({
          counts: 'people' as const,
          ...test,
          label: `The test ${test.id}`,
          threshold: 0.7,
          isPassed: true,
        })),
      },
    },
  }
}
