import type { CountToProtect } from '@spotlight/statistics/disclosure'
import type { CountResult } from '../results/index.ts'

/** The test whose failing people are those that are neither de novo nor recurrent: a reader can hold it against the years. */
const testOfPathways = 'pathway'

/** The numbers of a result that a submission is made from. Whole years only; early progression is counted with the recurrent. */
export function trueCountOf({ figures, quality }: CountResult): CountToProtect {
  const { prevalence, incidence } = figures
  return {
    years: incidence
      .filter(({ isComplete }) => isComplete)
      .map(({ year, pathways }) => ({
        year,
        deNovo: pathways.deNovo.n,
        recurrent: pathways.recurrent.n + pathways.earlyProgression.n,
        unclassified: pathways.unclassified.n,
      })),
    prevalence: { on: prevalence.on, notKnownDead: prevalence.notKnownDead.n, seenIn24Months: prevalence.seenIn24Months.n },
    shares: quality.verdict.tests.map(({ id, counts, numerator, denominator }) => ({
      id,
      counts,
      numerator,
      denominator,
      ...(id === testOfPathways ? { missed: 'unclassified' as const } : {}),
    })),
  }
}
