import { poissonInterval } from '@spotlight/statistics'
import type { CountedRow, Pathway, PeopleCount, Selector } from '../results/index.ts'
import { type Person, peopleBehind, peopleOf } from './rows-behind.ts'

/** What all figures are made from. */
export type Population = {
  people: readonly Person[]
  /** Those of them whom the headline counts: nearly every figure is about them alone. */
  counted: readonly Person[]
  /** The same by the year of the first date: no other part is asked for so often. */
  byYear: ReadonlyMap<number | null, readonly Person[]>
  asAt: string
  /** The headline: Definite and Probable, diagnosed by the day of the count. */
  headline: Selector
}

export function populationOf(register: readonly CountedRow[], asAt: string): Population {
  const headline: Selector = { tier: ['definite', 'probable'], notAfter: asAt }
  const people = peopleOf(register)
  const counted = peopleBehind(headline, people)
  return { people, counted, byYear: Map.groupBy(counted, ({ year }) => year), asAt, headline }
}

/** The rows that a selector finds. */
export const rowsOf = (population: Population, who: Selector): CountedRow[] => found(population, who).map(({ row }) => row)

/** Of those whom the headline counts, only what a selector of it asks further need be asked. */
function found({ people, counted, byYear, headline }: Population, who: Selector): readonly Person[] {
  const { tier, notAfter, year, ...further } = who
  if (tier !== headline.tier || notAfter !== headline.notAfter) return peopleBehind(who, people)
  return peopleBehind(further, year === undefined ? counted : (byYear.get(year) ?? []))
}

/** Six significant digits: more would be no truth, and the last digits of a double differ between machines. */
export const rounded = (value: number): number => Number(value.toPrecision(6))

/** The people whom a selector finds. */
export const countOf = (population: Population, id: string, who: Selector): PeopleCount => ({
  id,
  n: found(population, who).length,
  who,
})

/** The same with the interval of a count of events, for numbers that another year would give differently by chance. */
export function countWithInterval(population: Population, id: string, who: Selector): PeopleCount {
  const count = countOf(population, id, who)
  const { low, high, method } = poissonInterval(count.n)
  return { ...count, interval: { value: count.n, low: rounded(low), high: rounded(high), method: `${method}, 95 %` } }
}

const pathwayIds = {
  deNovo: 'de-novo',
  recurrent: 'recurrent',
  earlyProgression: 'early-progression',
  unclassified: 'unclassified',
} as const

/** A number for each pathway of the people of a selector. */
export function countByPathway(
  population: Population,
  id: string,
  who: Selector,
  count: typeof countOf = countOf,
): Record<keyof typeof pathwayIds, PeopleCount> {
  const of = (pathway: Pathway): PeopleCount => count(population, `${id}.${pathway}`, { ...who, pathway: [pathway] })
  return {
    deNovo: of(pathwayIds.deNovo),
    recurrent: of(pathwayIds.recurrent),
    earlyProgression: of(pathwayIds.earlyProgression),
    unclassified: of(pathwayIds.unclassified),
  }
}
