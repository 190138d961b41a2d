import type { Submission } from '@spotlight/submission'

type Cell = Submission['incidence']['rows'][number]['deNovo'] | Submission['prevalence']['notKnownDead']

/** The same number in this submission and in the one before it; null where one of them does not have it. */
export type CellPair = { readonly now: Cell | null; readonly before: Cell | null }

export type ComparedCounts = {
  /** Years together as either of the two has them, by their first. */
  readonly years: readonly {
    readonly from: number
    readonly to: number
    readonly total: CellPair
    readonly deNovo: CellPair
    readonly recurrent: CellPair
    readonly unclassified: CellPair
  }[]
  readonly alive: CellPair
  readonly seen: CellPair
  readonly checks: readonly {
    readonly id: string
    readonly now: Submission['completeness'][number]['band'] | null
    readonly before: Submission['completeness'][number]['band'] | null
  }[]
  /** What is not the same: then a change of numbers may come from the way of counting. */
  readonly otherWays: readonly ('program' | 'definitions' | 'criteria' | 'shown')[]
}

/** Sets a submission beside the one before it, number by number. Without one before, every second number is null. */
export function compareCounts(now: Submission, before: Submission | null): ComparedCounts {
  const spans = new Map<string, { from: number; to: number }>()
  for (const { from, to } of [...now.incidence.rows, ...(before?.incidence.rows ?? [])]) spans.set(`${from}-${to}`, { from, to })
  const years = [...spans.values()].sort((a, b) => a.from - b.from || a.to - b.to)
  return {
    years: years.map(span => {
      const [here, there] = [rowOf(now, span), rowOf(before, span)]
      const pair = (part: 'total' | 'deNovo' | 'recurrent' | 'unclassified'): CellPair => ({
        now: here?.[part] ?? null,
        before: there?.[part] ?? null,
      })
      return {
        ...span,
        total: pair('total'),
        deNovo: pair('deNovo'),
        recurrent: pair('recurrent'),
        unclassified: pair('unclassified'),
      }
    }),
    alive: { now: now.prevalence.notKnownDead, before: before?.prevalence.notKnownDead ?? null },
    seen: { now: now.prevalence.seenIn24Months, before: before?.prevalence.seenIn24Months ?? null },
    checks: checksOf(now, before),
    otherWays: before === null ? [] : waysThatDiffer(now, before),
  }
}

const rowOf = (submission: Submission | null, { from, to }: { from: number; to: number }) =>
  submission?.incidence.rows.find(row => row.from === from && row.to === to)

function checksOf(now: Submission, before: Submission | null): ComparedCounts['checks'] {
  const ids = new Set([...now.completeness, ...(before?.completeness ?? [])].map(({ id }) => id))
  const bandIn = (submission: Submission | null, id: string) =>
    submission?.completeness.find(check => check.id === id)?.band ?? null
  return [...ids].map(id => ({ id, now: bandIn(now, id), before: bandIn(before, id) }))
}

function waysThatDiffer(now: Submission, before: Submission): ComparedCounts['otherWays'] {
  const ways = [
    ['program', now.program.version === before.program.version],
    ['definitions', now.definitions.sha256 === before.definitions.sha256],
    ['criteria', now.verdict.criteriaVersion === before.verdict.criteriaVersion],
    ['shown', now.incidence.shown === before.incidence.shown],
  ] as const
  return ways.filter(([, isSame]) => !isSame).map(([way]) => way)
}
