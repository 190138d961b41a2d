import { type Days, lettersByMonth } from '../../act/index.ts'
import { dayInUk } from '../../foundation/index.ts'
import { promisesOfAll } from '../../improve/index.ts'
import type { MeasureServices } from '../measures/automatic/ground.ts'
import { letterAmount } from '../measures/automatic/of-letters.ts'
import type { Amount } from '../measures/measure-value.ts'

/** What was done while statuses changed. It stands beside the changes and explains none of them. */
export const actionKinds = ['letters-politicians', 'letters-trusts', 'pledges', 'promises'] as const
export type ActionKind = (typeof actionKinds)[number]

type Amounts = Readonly<Record<ActionKind, Amount>>

export type Actions = {
  /** Both included, `YYYY-MM-DD`. */
  readonly days: Days
  readonly totals: Amounts
  /** Those months, `YYYY-MM`, in which anything was done, the earliest first. */
  readonly months: readonly (Amounts & { readonly month: string })[]
}

/** Exact numbers by month, before anybody sees them. */
type Counts = Readonly<Record<ActionKind, ReadonlyMap<string, number>>>

/** Counts what was done between two days, month by month: letters rounded, what is public anyway as it is. */
export async function actionsBetween({ db, clock, campaign }: MeasureServices, days: Days): Promise<Actions> {
  const letters = await lettersByMonth(db, days)
  const { publishedOn, keptOn } = await promisesOfAll(db, { campaign, today: dayInUk(clock()) })
  const lettersTo = (kind: 'politician' | 'trust') =>
    new Map(letters.filter(each => each.kind === kind).map(each => [each.month, each.letters]))
  const counts: Counts = {
    'letters-politicians': lettersTo('politician'),
    'letters-trusts': lettersTo('trust'),
    pledges: byMonth(publishedOn, days),
    promises: byMonth(keptOn, days),
  }
  const months = [...new Set(actionKinds.flatMap(kind => [...counts[kind].keys()]))].sort()
  return {
    days,
    totals: amountsOf(kind => sum(counts[kind])),
    months: months.map(month => ({ month, ...amountsOf(kind => counts[kind].get(month) ?? 0) })),
  }
}

function byMonth(on: readonly string[], { from, until }: Days): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const day of on) {
    if (day < from || day > until) continue
    const month = day.slice(0, 7)
    found.set(month, (found.get(month) ?? 0) + 1)
  }
  return found
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((total, count) => total + count, 0)

const amountsOf = (count: (kind: ActionKind) => number): Amounts => ({
  'letters-politicians': letterAmount(count('letters-politicians')),
  'letters-trusts': letterAmount(count('letters-trusts')),
  pledges: { kind: 'count', count: count('pledges') },
  promises: { kind: 'count', count: count('promises') },
})

/** The day after, `YYYY-MM-DD`: what was counted in the release before belongs to it. */
export const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
