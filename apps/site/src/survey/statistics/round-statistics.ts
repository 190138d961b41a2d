import type { Nation } from '../../register/index.ts'
import type { Law } from '../types.ts'
import { type Spread, spreadOf } from './spread.ts'

/** One trust that was asked, as the figures need it. Days are `YYYY-MM-DD`. */
export type AskedTrust = {
  readonly code: string
  readonly nation: Nation
  /** What the trust is, in the register's word. */
  readonly kind: string
  readonly law: Law
  /** Null: the letter has not arrived, and the law has not begun to count. */
  readonly receivedOn: string | null
  /** The last day for the answer; null while the count stands still. */
  readonly dueOn: string | null
  readonly answeredOn: string | null
  readonly isWithdrawn: boolean
  /** Something came from it that nobody has read yet. */
  readonly hasUnread: boolean
  /** From the day after the letter arrived to the day of the answer. */
  readonly workingDays: number | null
  readonly days: number | null
  /** Grounds on which it kept something back, each once. */
  readonly exemptions: readonly string[]
  readonly review: { readonly isAnswered: boolean } | null
  readonly hasRegulator: boolean
}

/** How an answer stands to its last day. */
export const timings = ['in-time', 'late', 'overdue', 'running', 'standing-still'] as const
export type Timing = (typeof timings)[number]

export type TimingCounts = Readonly<Record<Timing, number>> & {
  /** All of them: the letters that have arrived. */
  readonly arrived: number
  /** Of these it is known whether the answer came in time: answered, or the last day is over. What `in-time` is a part of. */
  readonly decided: number
}

export type Group<Name extends string = string> = TimingCounts & { readonly name: Name; readonly workingDays: Spread | null }

export type RoundStatistics = {
  readonly asked: number
  readonly notArrived: number
  readonly withdrawn: number
  /** Trusts that do not count as answered, but whose mail nobody has read yet: it may be the answer. */
  readonly unread: number
  readonly all: Group<'all'>
  readonly byNation: readonly Group<Nation>[]
  readonly byKind: readonly Group[]
  readonly answered: number
  readonly days: Spread | null
  /** Trusts that have answered, by the working days that they took. */
  readonly histogram: readonly Bar[]
  /** Trusts that answered and kept something back on this ground, most first. One trust may name several. */
  readonly byExemption: readonly { readonly law: Law; readonly exemption: string; readonly trusts: number }[]
  /** Trusts that kept something back on any ground. */
  readonly keptBack: number
  readonly reviews: number
  readonly reviewsAnswered: number
  readonly regulator: number
}

/** From `from` to `to` working days, both included; `to` null: and more. */
export type Bar = { readonly from: number; readonly to: number | null; readonly trusts: number }

const steps: readonly (readonly [number, number | null])[] = [
  [0, 5],
  [6, 10],
  [11, 15],
  [16, 20],
  [21, 25],
  [26, 30],
  [31, 40],
  [41, 60],
  [61, null],
]

/**
 * The figures of a round on a day. A request that was withdrawn is counted apart and nowhere else; so is one that has not arrived, since
 * the law asks nothing of a trust that has no letter.
 *
 * @param today the day in the United Kingdom
 */
export function roundStatistics(asked: readonly AskedTrust[], nations: readonly Nation[], today: string): RoundStatistics {
  const standing = asked.filter(({ isWithdrawn }) => !isWithdrawn)
  const arrived = standing.filter(({ receivedOn }) => receivedOn !== null)
  const answered = arrived.filter(({ answeredOn }) => answeredOn !== null)
  const group = <Name extends string>(name: Name, trusts: readonly AskedTrust[]) => groupOf(name, trusts, today)
  const kinds = [...new Set(arrived.map(({ kind }) => kind))].sort()
  return {
    asked: asked.length,
    notArrived: standing.length - arrived.length,
    withdrawn: asked.length - standing.length,
    unread: arrived.filter(({ answeredOn, hasUnread }) => answeredOn === null && hasUnread).length,
    all: group('all', arrived),
    byNation: nations
      .map(nation =>
        group(
          nation,
          arrived.filter(trust => trust.nation === nation),
        ),
      )
      .filter(hasAny),
    byKind: kinds.map(kind =>
      group(
        kind,
        arrived.filter(trust => trust.kind === kind),
      ),
    ),
    answered: answered.length,
    days: spreadOf(answered.flatMap(({ days }) => days ?? [])),
    histogram: histogramOf(answered),
    byExemption: exemptionsOf(answered),
    keptBack: answered.filter(({ exemptions }) => exemptions.length > 0).length,
    reviews: arrived.filter(({ review }) => review !== null).length,
    reviewsAnswered: arrived.filter(({ review }) => review?.isAnswered).length,
    regulator: arrived.filter(({ hasRegulator }) => hasRegulator).length,
  }
}

const hasAny = ({ arrived }: TimingCounts): boolean => arrived > 0

function groupOf<Name extends string>(name: Name, trusts: readonly AskedTrust[], today: string): Group<Name> {
  const found = trusts.map(trust => timingOf(trust, today))
  const count = (timing: Timing) => found.filter(each => each === timing).length
  const counts = {
    'in-time': count('in-time'),
    late: count('late'),
    overdue: count('overdue'),
    running: count('running'),
    'standing-still': count('standing-still'),
  }
  return {
    name,
    ...counts,
    arrived: trusts.length,
    decided: counts['in-time'] + counts.late + counts.overdue,
    workingDays: spreadOf(trusts.flatMap(({ workingDays }) => workingDays ?? [])),
  }
}

/** An answer that came while the count stood still came in time. */
export function timingOf({ answeredOn, dueOn }: Pick<AskedTrust, 'answeredOn' | 'dueOn'>, today: string): Timing {
  if (answeredOn !== null) return dueOn === null || answeredOn <= dueOn ? 'in-time' : 'late'
  if (dueOn === null) return 'standing-still'
  return today > dueOn ? 'overdue' : 'running'
}

/** Up to the last step that holds anybody, so that an early round shows no empty rows. */
function histogramOf(answered: readonly AskedTrust[]): Bar[] {
  const taken = answered.flatMap(({ workingDays }) => workingDays ?? [])
  const bars = steps.map(([from, to]) => ({
    from,
    to,
    trusts: taken.filter(days => days >= from && (to === null || days <= to)).length,
  }))
  return bars.slice(0, bars.findLastIndex(({ trusts }) => trusts > 0) + 1)
}

function exemptionsOf(answered: readonly AskedTrust[]): RoundStatistics['byExemption'] {
  const named = answered.flatMap(({ law, exemptions }) => exemptions.map(exemption => ({ law, exemption })))
  const groups = Map.groupBy(named, ({ law, exemption }) => `${law} ${exemption}`)
  return [...groups.values()]
    .flatMap(each => (each[0] ? [{ ...each[0], trusts: each.length }] : []))
    .sort((a, b) => b.trusts - a.trusts || (`${a.law} ${a.exemption}` < `${b.law} ${b.exemption}` ? -1 : 1))
}
