import type { CountedRow, Figures, Selector } from '../results/index.ts'
import { ageBands } from './age-bands.ts'
import { type CaptureList, captureRecaptureOf, usualLists } from './capture-recapture.ts'
import { countByPathway, countOf, countWithInterval, type Population, populationOf, rowsOf } from './counting.ts'
import { earlierOf, startOf24Months } from './days.ts'
import { deNovoShareOf } from './de-novo-share.ts'
import { completeYears, incidenceOf } from './incidence.ts'
import { overlapOf } from './overlap.ts'
import { noSite } from './rows-behind.ts'
import { survivalOf } from './survival.ts'

export type FigureOptions = {
  /** The day on which people are counted (YYYY-MM-DD). Who has a first date after it is in no figure. */
  asAt: string
  /** The first day of the data; null if it is not known. */
  from: string | null
  /** The last day up to which the data have their usual rows; the day of the count if left out. A later day of the count finds nobody new, and says nothing. */
  until?: string | null
  /** Which sources count as one list; usualLists unless a hospital knows better. */
  lists?: readonly CaptureList[]
  /** Whether deaths outside the hospital are known; unless given, whether some death of the register comes from ONS or PDS. */
  deathsAreNational?: boolean
}

/** The sites that are always shown, in this order; others that the register has follow by name. */
const usualSites = [
  'bone',
  'liver',
  'lung',
  'brain',
  'pleura',
  'distant-nodes',
  'skin',
  'marrow',
  'peritoneum',
  'adrenal',
  'regional-nodes',
  'other',
  'unknown',
]

/**
 * All figures of a count, from the rows of its register alone: the order of the rows changes nothing, and there is no clock. The headline is Definite
 * and Probable together; Possible stands beside it and is in no other figure. Each number has an id that nothing else has, and the selector that
 * leads to its rows (rowsBehind).
 */
export function figuresOf(register: readonly CountedRow[], options: FigureOptions): Figures {
  const { asAt, from, until, lists = usualLists, deathsAreNational } = options
  const population = populationOf(register, asAt)
  const { headline } = population
  const incidence = incidenceOf(population, { from, until: earlierOf(until ?? asAt, asAt) })
  const years = completeYears(incidence)
  return {
    tiers: tiersOf(population),
    incidence,
    undated: countOf(population, 'undated', { ...headline, hasFirstDate: false }),
    byAge: ageBands.map(ageBand => ({
      ageBand,
      total: countWithInterval(population, `age.${ageBand}`, { ...headline, ageBand }),
    })),
    bySex: (['2', '1', '9', null] as const).map(sex => ({
      sex,
      total: countWithInterval(population, `sex.${sex ?? 'not-known'}`, { ...headline, sex }),
    })),
    bySite: sitesOf(population).map(site => ({
      site,
      total: countWithInterval(population, `site.${site}`, { ...headline, site }),
    })),
    prevalence: prevalenceOf(population),
    survival: survivalOf(population, deathsAreNational),
    windows: ([90, 120, 180] as const).map(days => ({
      days,
      pathways: countByPathway(population, `window.${days}`, { ...headline, windowDays: days }),
    })),
    deNovoShare: deNovoShareOf(population, years),
    overlap: overlapOf(population),
    captureRecapture: captureRecaptureOf(population, years, lists),
  }
}

function tiersOf(population: Population): Figures['tiers'] {
  const { asAt, headline } = population
  const tier = (name: string): Selector => ({ tier: [name], notAfter: asAt })
  return {
    definite: countOf(population, 'tier.definite', tier('definite')),
    probable: countOf(population, 'tier.probable', tier('probable')),
    possible: countOf(population, 'tier.possible', tier('possible')),
    deathOnly: countOf(population, 'tier.death-only', { ...tier('possible'), isDeathOnly: true }),
    headline: countOf(population, 'headline', headline),
  }
}

/** A person with two sites is in both, so the sites add up to more than the headline. */
function sitesOf(population: Population): string[] {
  const found = new Set(rowsOf(population, population.headline).flatMap(row => row.sites))
  const others = [...found].filter(site => !usualSites.includes(site)).toSorted()
  return [...usualSites, ...others, noSite]
}

/**
 * Two definitions side by side. Not known dead: diagnosed by the day and no death by it is known, which counts people who have moved away or died
 * elsewhere. Seen: of those, who was seen in the 24 months that end on the day (or after it), which leaves out who is well or is cared for elsewhere.
 */
function prevalenceOf(population: Population): Figures['prevalence'] {
  const { asAt, headline } = population
  const seenSince = startOf24Months(asAt)
  return {
    on: asAt,
    notKnownDead: countWithInterval(population, 'prevalence.not-known-dead', { ...headline, aliveOn: asAt }),
    seenIn24Months: countWithInterval(population, 'prevalence.seen-in-24-months', { ...headline, aliveOn: asAt, seenSince }),
    seenSince,
  }
}
