import type { Figures } from '../results/index.ts'
import { countByPathway, countWithInterval, type Population, rowsOf } from './counting.ts'
import { yearOf } from './days.ts'

/**
 * People by the year of their first date. The year in which the data begin is never complete, not even from 1 January: who was already ill then looks
 * newly diagnosed. The last is complete only if the data and the day of the count reach 31 December; years after the data have nobody, which says nothing. Years between the two are shown also where they are empty.
 * Without a known beginning the earliest year with a person counts as it.
 */
export function incidenceOf(
  population: Population,
  { from, until }: { from: string | null; until: string },
): Figures['incidence'] {
  const { headline, asAt } = population
  const dated = rowsOf(population, { ...headline, hasFirstDate: true })
  const years = new Set(dated.flatMap(row => (row.firstDate === null ? [] : [yearOf(row.firstDate)])))
  const begin = beginOf(from, years)
  if (begin !== null) for (let year = begin; year <= yearOf(asAt); year++) years.add(year)
  return [...years]
    .toSorted((left, right) => left - right)
    .map(year => {
      const who = { ...headline, year }
      const why = whyNotComplete(year, begin, until)
      return {
        year,
        isComplete: why === null,
        why,
        total: countWithInterval(population, `incidence.${year}`, who),
        pathways: countByPathway(population, `incidence.${year}`, who, countWithInterval),
      }
    })
}

const beginOf = (from: string | null, years: ReadonlySet<number>): number | null =>
  from !== null ? yearOf(from) : years.size > 0 ? Math.min(...years) : null

function whyNotComplete(year: number, begin: number | null, until: string): string | null {
  if (begin !== null && year < begin)
    return 'The data begin after this year: only those are known whose first date a later record tells.'
  if (year === begin)
    return 'The data begin in this year: people who were already ill look newly diagnosed, and the months before are missing.'
  if (year > yearOf(until)) return 'The data end before this year, as far as they are complete.'
  if (year === yearOf(until) && until.slice(5) !== '12-31') return 'The data end in this year.'
  return null
}

/** The first and the last of the complete years; null if there is none. They have no gap. */
export function completeYears(incidence: Figures['incidence']): { yearFrom: number; yearTo: number } | null {
  const complete = incidence.filter(({ isComplete }) => isComplete).map(({ year }) => year)
  const [yearFrom] = complete
  const yearTo = complete.at(-1)
  return yearFrom === undefined || yearTo === undefined ? null : { yearFrom, yearTo }
}
