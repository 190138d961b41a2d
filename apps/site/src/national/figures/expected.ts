import { expectedCount } from '@spotlight/statistics'
import type { Levels } from './picture.ts'
import { type PeopleByAge, type References, sumOf, together } from './references.ts'

/**
 * Primary breast cancers to expect in a year among these people if each group of ages had Scotland’s rate of 2016 to 2020. Throws for a group of ages that the
 * reference does not have: a table was read wrongly.
 */
export function primaryExpected(people: PeopleByAge, rates: References['rates']): number {
  return expectedCount(
    [...people].map(([ages, population]) => {
      const rate = rates.get(ages)
      if (rate === undefined) throw new Error(`The reference has no ages ${ages}`)
      return { population, referenceCount: rate.cancers, referencePopulation: rate.personYears }
    }),
  )
}

/**
 * How many people are newly found to have secondary breast cancer for each primary breast cancer. Nobody has counted it; two published numbers lead to two levels,
 * and both are shown:
 * - deaths: as many people begin to live with it in a year as die of breast cancer, almost all of whom had it. Fewer than the truth where some die of something
 *   else, or where more people have it every year.
 * - de-novo: those whose cancer had spread when it was found (England), divided by the share that they are of all newly found (New South Wales).
 */
export function levelsOf(references: References): Levels {
  const { rates, nations, deaths, deNovo, shares } = references
  const share = shares.find(({ of }) => of === 'incident')
  if (share === undefined) throw new Error('A published share of the newly found is needed')
  const whole = primaryExpected(together(Object.values(nations)), rates)
  const england = primaryExpected(nations.england, rates)
  const derivations: Levels['derivations'] = [
    derivation('deaths', deaths.people / deaths.years, whole, [deaths.source]),
    derivation('de-novo', deNovo.people / deNovo.years / share.share, england, [deNovo.source, share.source]),
  ]
  const levels = derivations.map(({ level }) => level)
  return { low: Math.min(...levels), high: Math.max(...levels), derivations }
}

const derivation = (
  id: Levels['derivations'][number]['id'],
  people: number,
  primary: number,
  sources: readonly string[],
): Levels['derivations'][number] => ({
  id,
  level: people / primary,
  people,
  primary,
  sources: [...sources, 'scotland-breast-cancer', 'population-nations'],
})

/** Primary breast cancers a person and year, all ages together: what the reference is for a place like Scotland. */
export function crudeRate(rates: References['rates']): number {
  const cancers = [...rates.values()].reduce((sum, rate) => sum + rate.cancers, 0)
  return cancers / sumOf(new Map([...rates].map(([ages, rate]) => [ages, rate.personYears])))
}
