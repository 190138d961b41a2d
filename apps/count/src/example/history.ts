// Long because: a course of illness is drawn in one go, so that its dates fit together.
import { type Day, dayOf, yearsToDays } from './calendar.ts'
import { noise, period } from './noise.ts'
import { birthFor } from './people.ts'
import type { Random } from './random.ts'

export type Kind = keyof typeof noise.people
export type Pathway = 'de-novo' | 'recurrent' | 'early-progression'
export type SpreadSite = keyof typeof noise.sites

/** What truly happened to somebody. */
export type History = {
  readonly kind: Kind
  readonly birth: Day
  /** Invasive breast cancer, or in situ. */
  readonly breast: Breast | undefined
  readonly spread: Spread | undefined
  readonly localRecurrence: Day | undefined
  readonly contralateral: Day | undefined
  readonly skinCancer: Day | undefined
  readonly other: OtherCancer | undefined
  readonly death: { readonly day: Day; readonly cause: 'breast' | 'other-cancer' | 'other'; readonly here: boolean } | undefined
}
export type Breast = {
  readonly day: Day
  readonly icd: string
  readonly morphology: string
  readonly isInvasive: boolean
  readonly isNodePositive: boolean
  readonly hasAdjuvantBone: boolean
  readonly hasAdjuvantCdk: boolean
}
export type Spread = { readonly day: Day; readonly pathway: Pathway; readonly sites: readonly { site: SpreadSite; day: Day }[] }
export type OtherCancer = {
  readonly icd: string
  readonly day: Day
  readonly spread: Day | undefined
  readonly codes: readonly string[]
}

export const from = dayOf(period.from)
export const to = dayOf(period.to)

/** Draws a life that touches the period of the extracts: nobody in it died before. */
export function historyOf(random: Random): History {
  const kind = kindOf(random)
  if (kind === 'spread') return withSpread(random)
  const breast =
    kind === 'earlyBreast' || kind === 'inSitu' || kind.startsWith('breastAnd')
      ? breastOn(random, earlyDay(random), kind !== 'inSitu')
      : undefined
  const other = kind.toLowerCase().includes('othercancer') ? otherCancer(random, kind.endsWith('Spread'), breast?.day) : undefined
  const first = breast?.day ?? other?.day ?? random.whole(from, to)
  const birth = birthFor(random, ageAt(random), first)
  const isEarly = kind === 'earlyBreast' && breast !== undefined
  const after = (chance: number, day: Day): Day | undefined =>
    random.chance(chance) ? within(day + random.whole(200, yearsToDays(9))) : undefined
  return {
    kind,
    birth,
    breast,
    spread: undefined,
    localRecurrence: isEarly ? after(noise.early.localRecurrence, first) : undefined,
    contralateral: isEarly ? after(noise.early.contralateral, first) : undefined,
    skinCancer: isEarly && random.chance(noise.early.skinCancer) ? random.whole(from, to) : undefined,
    other,
    death:
      other?.spread === undefined ? otherDeath(random, first, birth) : cancerDeath(random, other.spread, 1.1, 'other-cancer'),
  }
}

function kindOf(random: Random): Kind {
  let left = random.fraction()
  for (const [kind, share] of Object.entries(noise.people)) {
    left -= share
    // The keys of noise.people are the kinds.
    if (left < 0) return kind as Kind
  }
  return 'noCancer'
}

/** Spread is drawn first, over the years before and during the extracts; whoever died before them is drawn again. */
function withSpread(random: Random): History {
  for (;;) {
    const day = random.whole(from - yearsToDays(5), to - 5)
    const pathway = pathwayOf(random)
    const primary = day - intervalOf(random, pathway)
    const sites = sitesOf(random, day)
    const median = sites.some(({ site, day: known }) => site === 'brain' && known === day) ? noise.survival.brainFactor : 1
    const death = cancerDeath(random, day, noise.survival.scaleYears * median, 'breast')
    if (death !== undefined && death.day < from + 14) continue
    const spread = { day, pathway, sites: sites.filter(site => site.day <= Math.min(death?.day ?? to, to)) }
    const other = random.chance(noise.spreadAndOther.otherCancer) ? otherCancer(random, false, undefined) : undefined
    return {
      kind: 'spread',
      birth: birthFor(random, ageAt(random), primary),
      breast: breastOn(random, primary, true),
      spread,
      localRecurrence: undefined,
      contralateral: undefined,
      skinCancer: random.chance(noise.spreadAndOther.skinCancer) ? random.whole(Math.max(from, primary), to) : undefined,
      other,
      death: death !== undefined && death.day <= to ? death : undefined,
    }
  }
}

function pathwayOf(random: Random): Pathway {
  const drawn = random.fraction()
  if (drawn < noise.pathway.deNovo) return 'de-novo'
  return drawn < noise.pathway.deNovo + noise.pathway.earlyProgression ? 'early-progression' : 'recurrent'
}

/** Days from the primary to the spread. Spread that is there from the beginning counts from the diagnosis of the primary. */
function intervalOf(random: Random, pathway: Pathway): number {
  if (pathway === 'de-novo') return 0
  if (pathway === 'early-progression') return random.whole(45, 175)
  const { medianYears, sigma, leastDays, mostYears } = noise.recurrence
  for (;;) {
    const days = yearsToDays(medianYears * Math.exp(random.normal(0, sigma)))
    if (days >= leastDays && days <= yearsToDays(mostYears)) return days
  }
}

function sitesOf(random: Random, day: Day): Spread['sites'] {
  // The keys of noise.sites are the sites.
  const all = Object.entries(noise.sites) as [SpreadSite, number][]
  let first = all.filter(([, chance]) => random.chance(chance)).map(([site]) => site)
  if (first.length === 0) first = ['bone']
  const found = first.map(site => ({ site, day }))
  for (
    let later = day + random.waiting(365 / noise.newSitePerYear);
    later < to;
    later += random.waiting(365 / noise.newSitePerYear)
  ) {
    const site = random.one(all)[0]
    if (!found.some(known => known.site === site)) found.push({ site, day: Math.round(later) })
  }
  return found
}

function cancerDeath(random: Random, since: Day, scaleYears: number, cause: 'breast' | 'other-cancer'): History['death'] {
  const days = Math.max(7, yearsToDays(scaleYears * (-Math.log(1 - random.fraction())) ** (1 / noise.survival.shape)))
  const here = random.chance(noise.diedHere)
  const day = since + days
  if (cause === 'breast') return { day, cause, here }
  return day > to ? undefined : { day: Math.max(day, from + 7), cause, here }
}

function otherDeath(random: Random, since: Day, birth: Day): History['death'] {
  const start = Math.max(since, from)
  const old = start - birth > yearsToDays(75) ? 3 : 0.6
  const day = start + Math.round(random.waiting(yearsToDays(1 / (noise.otherDeathPerYear * old))))
  return day > to ? undefined : { day, cause: 'other', here: random.chance(noise.diedHere) }
}

function breastOn(random: Random, day: Day, isInvasive: boolean): Breast {
  return {
    day,
    icd: isInvasive
      ? random.one(['C504', 'C504', 'C509', 'C509', 'C502', 'C505', 'C508', 'C501', 'C503'])
      : random.one(['D051', 'D051', 'D059']),
    morphology: isInvasive ? random.one(['8500/3', '8500/3', '8500/3', '8520/3', '8522/3']) : '8500/2',
    isInvasive,
    isNodePositive: isInvasive && random.chance(noise.early.nodePositive),
    hasAdjuvantBone: isInvasive && random.chance(noise.early.adjuvantBone),
    hasAdjuvantCdk: isInvasive && random.chance(noise.early.adjuvantCdk),
  }
}

const otherCancers = [
  { icd: 'C341', spread: ['C793', 'C795', 'C787'] },
  { icd: 'C349', spread: ['C793', 'C795', 'C782'] },
  { icd: 'C189', spread: ['C787', 'C786', 'C780'] },
  { icd: 'C20', spread: ['C787', 'C780'] },
  { icd: 'C61', spread: ['C795'] },
  { icd: 'C56', spread: ['C786', 'C782'] },
  { icd: 'C64', spread: ['C780', 'C795'] },
  { icd: 'C439', spread: ['C793', 'C780', 'C792'] },
  { icd: 'C259', spread: ['C787'] },
] as const

function otherCancer(random: Random, hasSpread: boolean, breastDay: Day | undefined): OtherCancer {
  const { icd, spread } = random.one(otherCancers)
  const day = Math.max(random.whole(from - yearsToDays(2), to - 120), (breastDay ?? 0) + 60)
  const known = hasSpread ? Math.max(from + 1, within(day + random.whole(0, 500)) ?? to - 30) : undefined
  return {
    icd,
    day: Math.min(day, known ?? day),
    spread: known,
    codes: random.shuffled<string>(spread).slice(0, random.whole(1, spread.length)),
  }
}

/** Seven in ten within the extracts, the others in the years before. */
const earlyDay = (random: Random): Day =>
  random.chance(0.7) ? random.whole(from, to - 3) : random.whole(from - yearsToDays(14), from - 1)

const ageAt = (random: Random): number => Math.min(94, Math.max(26, Math.round(random.normal(61, 13))))

const within = (day: Day): Day | undefined => (day >= from && day <= to ? day : undefined)
