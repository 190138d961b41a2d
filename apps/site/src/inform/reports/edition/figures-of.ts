import { nations } from '../../../register/index.ts'
import {
  type Criteria,
  countStatuses,
  type Evidence,
  type PublishedStatus,
  type ReleaseSummary,
  statusCodes,
} from '../../../releases/index.ts'
import type { Group, Reason, ReportFigures } from './edition.ts'

/** The longest words of a trust that a report quotes whole; longer ones stand on the trust's page. Nothing is shortened. */
export const longestQuote = 320
const mostQuotes = 3

type Of = {
  readonly release: ReleaseSummary
  readonly statuses: readonly PublishedStatus[]
  readonly criteria: Criteria
}

/** All numbers of a report, from one release and nothing else. */
export const figuresOf = ({ release, statuses, criteria }: Of): ReportFigures => ({
  release: {
    id: release.id,
    title: release.title,
    asOf: release.asOf,
    publishedOn: release.publishedOn,
    criteria: release.criteria,
    sha256: release.sha256,
    corrects: release.correction?.parent ?? null,
  },
  question: criteria.question,
  groups: groupsOf(statuses),
  reasons: reasonsOf(statuses, criteria),
})

/** The UK, the nations, and the regions of England (the other nations have one each): by place. A list by result would be a league table. */
export function groupsOf(statuses: readonly PublishedStatus[]): Group[] {
  const ofNations = nations.map((nation): Group => {
    const own = statuses.filter(status => status.nation === nation)
    return { kind: 'nation', code: nation, name: nation, counts: countStatuses(own) }
  })
  const byRegion = Map.groupBy(
    statuses.filter(({ nation }) => nation === 'england'),
    ({ regionCode }) => regionCode,
  )
  const ofRegions = [...byRegion]
    .map(([code, list]): Group => ({ kind: 'region', code, name: list[0]?.regionName ?? code, counts: countStatuses(list) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return [{ kind: 'uk', code: 'uk', name: 'uk', counts: countStatuses(statuses) }, ...ofNations, ...ofRegions]
}

/** How many trusts each rule decided, in the order of the criteria, with a few passages that say it in the trusts' own words. */
export function reasonsOf(statuses: readonly PublishedStatus[], criteria: Criteria): Reason[] {
  const order = [...statusCodes, 'excluded'] as const
  return order.flatMap(status =>
    criteria.rules
      .filter(rule => rule.status === status)
      .flatMap(rule => {
        const decided = statuses.filter(each => each.criterion === rule.id && (each.status ?? 'excluded') === status)
        if (decided.length === 0) return []
        // Silence has no words of its own; a note of ours is none of the trust's.
        const quotes = status === 'excluded' || status === 'not-asked' ? [] : quotesOf(decided)
        return [{ rule: rule.id, status, when: rule.when, trusts: decided.length, quotes }]
      }),
  )
}

type Quote = Extract<Evidence, { source: 'quote' }>

/** Short passages that differ from each other, from as many nations as there are: the same release always gives the same ones. */
function quotesOf(decided: readonly PublishedStatus[]): string[] {
  const seen = new Set<string>()
  const found = decided
    .flatMap(({ nation, code, evidence }) =>
      evidence
        .filter((piece): piece is Quote => piece.source === 'quote' && piece.quote.length <= longestQuote)
        .slice(0, 1)
        .map(piece => ({ nation, code, id: piece.id, words: withoutNumbers(piece.quote) })),
    )
    .sort((a, b) => nations.indexOf(a.nation) - nations.indexOf(b.nation) || (a.code < b.code ? -1 : 1))
    .filter(({ words }) => !seen.has(words) && seen.add(words))
  const first = nations.flatMap(nation => found.find(quote => quote.nation === nation) ?? [])
  return [...first, ...found.filter(quote => !first.includes(quote))].slice(0, mostQuotes).map(({ id }) => id)
}

/** Answers that were copied from each other differ in their numbers alone. */
const withoutNumbers = (words: string): string => words.replaceAll(/\d+/g, '#').toLowerCase().replaceAll(/\s+/g, ' ').trim()
