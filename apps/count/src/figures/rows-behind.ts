import type { CountedRow, Selector } from '../results/index.ts'
import { ageBandOf } from './age-bands.ts'
import { yearOf } from './days.ts'
import { survivalRoleOf } from './survival-role.ts'

/** The site of a person of whom no site is recorded. */
export const noSite = 'not recorded'

/**
 * The rows of the register behind a number: those for which all conditions of its selector hold. Whom a reviewer called not a case is in none,
 * unless the selector asks for the tier `none`.
 */
export function rowsBehind<Row extends CountedRow>(selector: Selector, register: readonly Row[]): Row[] {
  return peopleBehind(selector, peopleOf(register)).map(({ row }) => row)
}

/** A row with what selectors ask of it again and again, reckoned once. */
export type Person<Row extends CountedRow = CountedRow> = {
  row: Row
  year: number | null
  ageBand: string
  combination: string
  survival: NonNullable<Selector['survival']>
}

const personOf = <Row extends CountedRow>(row: Row): Person<Row> => ({
  row,
  year: row.firstDate === null ? null : yearOf(row.firstDate),
  ageBand: ageBandOf(row.ageAtFirst),
  combination: combinationOf(row.sources),
  survival: survivalRoleOf(row),
})

const known = new WeakMap<readonly CountedRow[], readonly Person[]>()

/** The people of a register, which is asked for each of its numbers. */
export function peopleOf<Row extends CountedRow>(register: readonly Row[]): readonly Person<Row>[] {
  const people = known.get(register) ?? register.map(personOf)
  known.set(register, people)
  // What is kept for a register was made of its own rows.
  return people as readonly Person<Row>[]
}

/** The same as rowsBehind, of people. Each condition is asked only of those for whom the ones before it hold. */
export function peopleBehind<Row extends CountedRow>(selector: Selector, people: readonly Person<Row>[]): readonly Person<Row>[] {
  return conditionsOf(selector).reduce((left, holds) => left.filter(holds), people)
}

type Condition = (person: Person) => boolean

/** One condition for each thing that the selector asks: those that most people fail stand first. */
function conditionsOf(selector: Selector): Condition[] {
  const conditions: Condition[] = []
  const add = <Value>(value: Value | undefined, condition: (value: Value, person: Person) => boolean): void => {
    if (value !== undefined) conditions.push(person => condition(value, person))
  }
  const combination = selector.onlySources && combinationOf(selector.onlySources)
  add(selector.year, (year, { year: own }) => own === year)
  add(selector.ageBand, (band, { ageBand }) => ageBand === band)
  add(selector.survival, (role, { survival }) => survival === role)
  add(combination, (sources, { combination: own }) => own === sources)
  add(selector.tier, (tiers, { row }) => tiers.includes(row.tier))
  add(selector.yearFrom, (from, { year }) => year !== null && year >= from)
  add(selector.yearTo, (to, { year }) => year !== null && year <= to)
  add(selector.pathway, (pathways, { row }) => pathways.includes(pathwayOf(row, selector.windowDays)))
  add(selector.sex, (sex, { row }) => row.sex === sex)
  add(selector.site, (site, { row }) => (site === noSite ? row.sites.length === 0 : row.sites.includes(site)))
  add(selector.sources, (sources, { row }) => sources.some(source => row.sources.includes(source)))
  add(selector.rule, (rule, { row }) => row.rules.includes(rule))
  add(selector.aliveOn, (day, { row }) => isLivingWithItOn(row, day))
  add(selector.seenSince, (day, { row }) => row.lastSeen !== null && row.lastSeen >= day)
  add(selector.vitalStatus, (status, { row }) => row.vitalStatus === status)
  add(selector.isDeathOnly, (isDeathOnly, { row }) => row.isDeathOnly === isDeathOnly)
  add(selector.hasFirstDate, (hasFirstDate, { row }) => (row.firstDate !== null) === hasFirstDate)
  add(selector.notAfter, (day, { row }) => row.firstDate === null || row.firstDate <= day)
  if (!selector.tier?.includes('none')) conditions.push(({ row }) => row.reviewed !== 'not-a-case')
  return conditions
}

function pathwayOf(row: CountedRow, windowDays: Selector['windowDays']): CountedRow['pathway'] {
  switch (windowDays) {
    case 90:
      return row.pathway90
    case 120:
      return row.pathway120
    case 180:
      return row.pathway180
    case undefined:
      return row.pathway
  }
}

/** Diagnosed by that day, and not known to have died by it. A death whose date is not known counts as a death. */
const isLivingWithItOn = (row: CountedRow, day: string): boolean =>
  row.firstDate !== null &&
  row.firstDate <= day &&
  !(row.vitalStatus === 'dead' && (row.deathDate === null || row.deathDate <= day))

/** The sources of a person as one text, whatever their order. */
export const combinationOf = (sources: readonly string[]): string =>
  sources.length === 1 ? (sources[0] ?? '') : [...new Set(sources)].toSorted().join(' + ')
