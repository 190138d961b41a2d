import { byNameIn, compareWords, type Locale, nameIn } from '../../foundation/index.ts'
import {
  followSuccessions,
  type Nation,
  nations,
  type Succession,
  type SurveyDecision,
  type Trust,
} from '../../register/index.ts'
import type { StatusCode } from '../../releases/index.ts'
import { decisions, type RegisterFilter } from './register-filter.ts'

export type ListedTrust = {
  readonly code: string
  readonly name: string
  readonly region: { readonly code: string; readonly name: string }
  /** null: outside the newest release, or not asked at all. */
  readonly status: StatusCode | null
}

/** Trusts of one decision that share its reason. */
export type ReasonGroup = { readonly reason: string; readonly trusts: readonly ListedTrust[] }
export type DecisionGroup = {
  readonly decision: SurveyDecision
  readonly count: number
  readonly reasons: readonly ReasonGroup[]
}
export type NationGroup = { readonly nation: Nation; readonly count: number; readonly decisions: readonly DecisionGroup[] }

export type ClosedTrust = {
  readonly code: string
  readonly name: string
  readonly closedOn: string
  readonly successors: readonly { readonly code: string; readonly name: string }[]
}

export type RegisterView = {
  readonly filter: RegisterFilter
  /** Of all, whatever the filter shows. */
  readonly counts: Readonly<Record<SurveyDecision | 'closed', number>>
  readonly nations: readonly NationGroup[]
  readonly closed: readonly ClosedTrust[]
}

export type RegisterRows = {
  readonly trusts: readonly Trust[]
  readonly successions: readonly Succession[]
  /** What the newest release says of a trust. */
  readonly statuses: ReadonlyMap<string, StatusCode | null>
}

/** Groups the register by nation, decision and reason; closed trusts stand apart. */
export function registerView(
  { trusts, successions, statuses }: RegisterRows,
  filter: RegisterFilter,
  locale: Locale,
): RegisterView {
  const open = trusts.filter(trust => trust.closedOn === null)
  const shut = trusts.flatMap(trust => (trust.closedOn === null ? [] : [{ trust, closedOn: trust.closedOn }]))
  const count = (decision: SurveyDecision) => open.filter(trust => trust.survey.decision === decision).length
  const isShown = (trust: Trust) =>
    (filter.nation === null || trust.nation === filter.nation) &&
    (filter.decision === null || trust.survey.decision === filter.decision)
  const byCode = new Map(trusts.map(trust => [trust.code as string, trust]))
  return {
    filter,
    counts: {
      surveyed: count('surveyed'),
      'to-confirm': count('to-confirm'),
      'not-surveyed': count('not-surveyed'),
      closed: shut.length,
    },
    nations: nationGroups(open.filter(isShown), statuses, locale),
    closed: (filter.decision === null || filter.decision === 'closed' ? shut : [])
      .filter(({ trust }) => filter.nation === null || trust.nation === filter.nation)
      .sort((a, b) => b.closedOn.localeCompare(a.closedOn) || byNameIn(locale)(a.trust, b.trust))
      .map(({ trust, closedOn }) => ({
        code: trust.code,
        name: nameIn(locale, trust),
        closedOn,
        successors: openEnds(trust.code, successions, byCode).map(end => ({ code: end.code, name: nameIn(locale, end) })),
      })),
  }
}

function openEnds(code: string, successions: readonly Succession[], byCode: ReadonlyMap<string, Trust>): Trust[] {
  return followSuccessions(code, successions).flatMap(end => {
    const trust = byCode.get(end)
    return trust && trust.code !== code && trust.closedOn === null ? [trust] : []
  })
}

function nationGroups(trusts: readonly Trust[], statuses: RegisterRows['statuses'], locale: Locale): NationGroup[] {
  return nations.flatMap(nation => {
    const here = trusts.filter(trust => trust.nation === nation)
    const groups = decisions.flatMap(decision => {
      const decided = here.filter(trust => trust.survey.decision === decision)
      if (decided.length === 0) return []
      return [{ decision, count: decided.length, reasons: reasonGroups(decided, statuses, locale) }]
    })
    return here.length === 0 ? [] : [{ nation, count: here.length, decisions: groups }]
  })
}

/** The reason that most share comes first. */
function reasonGroups(trusts: readonly Trust[], statuses: RegisterRows['statuses'], locale: Locale): ReasonGroup[] {
  return [...Map.groupBy(trusts, trust => trust.survey.reason)]
    .sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b, 'en'))
    .map(([reason, same]) => ({
      reason,
      trusts: same
        .map(trust => ({
          code: trust.code,
          name: nameIn(locale, trust),
          region: { code: trust.regionCode, name: trust.regionName },
          status: statuses.get(trust.code) ?? null,
        }))
        .sort((a, b) => compareWords(locale, a.name, b.name)),
    }))
}
