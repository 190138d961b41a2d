import { wilsonInterval } from '@spotlight/statistics'
import type { Figures, PeopleCount, Selector } from '../results/index.ts'
import { countOf, type Population, rounded } from './counting.ts'

type Share = Figures['deNovoShare']

/** What others found who count everybody, with where it was read. */
export const publishedShares: Share['published'] = [
  {
    place: 'New South Wales, diagnosed 2001–2002 and 2006–2007, followed to 2016',
    kind: 'incident',
    share: 0.22,
    source: 'Smith AL et al., COSA Annual Scientific Meeting 2023: 976 de novo of 4,364 incident cases',
  },
  {
    place: 'Northern Ireland, 2020',
    kind: 'prevalent',
    share: 0.33,
    source: 'Hawkins ST et al., Northern Ireland Cancer Registry (JAMA Network Open 2025)',
  },
  {
    place: 'United States, 2013',
    kind: 'prevalent',
    share: 0.28,
    source: 'Mariotto AB et al., Cancer Epidemiol Biomarkers Prev 2017;26:809–815: 38,897 of 138,622',
  },
]

/** The highest published share. Above it recurrences are being missed, unless this hospital is unlike all others. */
const highestPublished = Math.max(...publishedShares.map(({ share }) => share))

/**
 * The share of de novo among those newly diagnosed (in the complete years, or in all if none is complete) and among those living with it.
 * Shares are of the people whose pathway is known, as the published ones are.
 *
 * The alarm: it sounds when even the low limit of the 95 % interval (Wilson) of one of the two shares lies above the highest published share, 33 %, while
 * everybody without a known pathway counts as recurrent. So chance alone, a small hospital, or missing primary dates never sound it; silence
 * does not say that nothing is missing.
 */
export function deNovoShareOf(population: Population, years: { yearFrom: number; yearTo: number } | null): Share {
  const { headline, asAt } = population
  const people = {
    incident: partsOf(population, 'de-novo-share.incident', { ...headline, ...(years ?? { hasFirstDate: true }) }),
    prevalent: partsOf(population, 'de-novo-share.prevalent', { ...headline, aliveOn: asAt }),
  }
  const kinds = ['incident', 'prevalent'] as const
  const alarming = kinds.filter(kind => isAbove(people[kind], 'all'))
  const doubtful = kinds.filter(kind => !alarming.includes(kind) && isAbove(people[kind], 'classified'))
  return {
    incident: shareOf(people.incident),
    prevalent: shareOf(people.prevalent),
    people,
    isAlarming: alarming.length > 0,
    explanation: explain(alarming, doubtful, people),
    published: publishedShares,
  }
}

type Parts = { deNovo: PeopleCount; of: PeopleCount; unclassified: PeopleCount }

function partsOf(population: Population, id: string, who: Selector): Parts {
  return {
    deNovo: countOf(population, `${id}.de-novo`, { ...who, pathway: ['de-novo'] }),
    of: countOf(population, `${id}.classified`, { ...who, pathway: ['de-novo', 'recurrent', 'early-progression'] }),
    unclassified: countOf(population, `${id}.unclassified`, { ...who, pathway: ['unclassified'] }),
  }
}

function shareOf({ deNovo, of }: Parts): Share['incident'] {
  if (of.n === 0) return null
  const { low, high } = wilsonInterval(deNovo.n, of.n)
  return { value: rounded(deNovo.n / of.n), low: rounded(low), high: rounded(high), method: 'Wilson, 95 %' }
}

function isAbove({ deNovo, of, unclassified }: Parts, among: 'all' | 'classified'): boolean {
  const whole = among === 'all' ? of.n + unclassified.n : of.n
  return whole > 0 && wilsonInterval(deNovo.n, whole).low > highestPublished
}

const words = { incident: 'newly diagnosed', prevalent: 'living with it' }

function explain(
  alarming: ('incident' | 'prevalent')[],
  doubtful: ('incident' | 'prevalent')[],
  people: Record<string, Parts>,
): string {
  if ((people.incident?.of.n ?? 0) + (people.prevalent?.of.n ?? 0) === 0) {
    return 'For nobody is it known whether the cancer had spread at the first diagnosis or came back later, so there is no share to judge by.'
  }
  const where = (kinds: ('incident' | 'prevalent')[]): string => kinds.map(kind => words[kind]).join(' and those ')
  if (alarming.length > 0) {
    return `Too large a share had spread already when first diagnosed, among those ${where(alarming)}: more than the 33 % that is the highest published share, also allowing for chance. Recurrences are most likely being missed.`
  }
  if (doubtful.length > 0) {
    return `Among those ${where(doubtful)} whose pathway is known the share is above every published one, but for too many people the pathway is not known to say so with confidence. Find their dates of primary diagnosis first.`
  }
  return 'The share is not clearly above the highest published one (33 %). That does not prove that no recurrence is missing.'
}
