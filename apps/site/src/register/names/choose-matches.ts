import type { Hospital, Trust } from '../types.ts'
import type { NameHit } from './name-index.ts'
import type { FormerTrust, Lead, NameDirectory } from './named-things.ts'
import { spokenName } from './plain-words.ts'

/** One trust that a name may mean, and by way of what. */
export type NameMatch = {
  readonly trust: Trust
  /** Hospitals of it that the name fits, the best first. */
  readonly hospitals: readonly Hospital[]
  /** When the name was that of a trust that is no more. */
  readonly former: FormerTrust | null
}

export type NameAnswer =
  | { readonly kind: 'one'; readonly match: NameMatch }
  | { readonly kind: 'several'; readonly matches: readonly NameMatch[] }
  | { readonly kind: 'none' }

const mostMatches = 12
const mostHospitals = 5
/** A best match this many times better than the next is meant. */
const clearLead = 2.2
/** Beside the best, what scores less than this share of it is noise. */
const noise = 0.22

type Group = {
  readonly trust: Trust
  readonly hospitals: Hospital[]
  score: number
  isExact: boolean
  isHere: boolean
  isPartial: boolean
  former: FormerTrust | null
}

/** Groups hits by the trust they lead to, and decides whether one of them is clearly meant. */
export function chooseMatches(text: string, hits: readonly NameHit[], { leads }: NameDirectory): NameAnswer {
  const ofCode = matchesByCode(text, leads)
  const groups = groupByTrust(text, hits, leads)
  const [best] = groups
  if (ofCode.length > 0) return answer(ofCode)
  if (!best) return { kind: 'none' }
  if (isClear(groups)) return answer([matchOf(best)])
  const near = groups.filter(group => group.isExact || group.isHere || group.score >= noise * best.score)
  return { kind: 'several', matches: near.slice(0, mostMatches).map(matchOf) }
}

function answer(matches: readonly NameMatch[]): NameAnswer {
  const [only] = matches
  return only && matches.length === 1 ? { kind: 'one', match: only } : { kind: 'several', matches }
}

/** A town with several trusts that are asked is a choice; so is what fits in part, or leads to a trust that is not asked. */
function isClear(groups: readonly Group[]): boolean {
  const [best, next] = groups
  const isAsked = ({ trust }: Group) => trust.survey.decision === 'surveyed'
  if (!best || groups.filter(group => group.isHere && isAsked(group)).length > 1) return false
  const exact = groups.filter(group => group.isExact).length
  if (exact > 0) return exact === 1
  if (best.isPartial || !isAsked(best)) return false
  return !next || best.score >= clearLead * next.score
}

/** A trust's code or an alias exactly as it is written, a closed one's included: that leads on to its successors. */
function matchesByCode(text: string, leads: NameDirectory['leads']): NameMatch[] {
  const wanted = text.trim().toUpperCase()
  const isMeant = ({ trusts, hospital, former }: Lead): boolean => {
    if (former) return former.code === wanted
    return (
      !hospital && trusts.some(({ code, aliases }) => code === wanted || aliases.some(alias => alias.toUpperCase() === wanted))
    )
  }
  const lead = leads.values().find(isMeant)
  return (lead?.trusts ?? []).map(trust => ({ trust, hospitals: [], former: lead?.former ?? null }))
}

/** Exact ones first, then by the best score of what leads there. */
function groupByTrust(text: string, hits: readonly NameHit[], leads: NameDirectory['leads']): Group[] {
  const groups = new Map<string, Group>()
  for (const hit of hits) {
    const lead = leads.get(hit.id)
    for (const trust of lead?.trusts ?? []) {
      const group = groups.get(trust.code) ?? newGroup(trust, lead?.former ?? null)
      groups.set(trust.code, group)
      // Hits come best first; an exact one outdoes the score in saying by what name the trust was found. A directory may list an old
      // name among the short ones: the trust that bore it says more.
      if (hit.isExact) group.former = lead?.former ?? (group.isExact ? group.former : null)
      if (lead?.hospital && group.hospitals.length < mostHospitals) group.hospitals.push(lead.hospital)
      group.score = Math.max(group.score, hit.score)
      group.isExact ||= hit.isExact
      group.isHere ||= hit.isHere
      group.isPartial = hit.isPartial
    }
  }
  for (const group of groups.values()) if (spokenName(group.trust.name) === spokenName(text)) group.former = null
  return [...groups.values()].sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.score - a.score)
}

const newGroup = (trust: Trust, former: FormerTrust | null): Group => ({
  trust,
  hospitals: [],
  score: 0,
  isExact: false,
  isHere: false,
  isPartial: false,
  former,
})

const matchOf = ({ trust, hospitals, former }: Group): NameMatch => ({ trust, hospitals, former })
