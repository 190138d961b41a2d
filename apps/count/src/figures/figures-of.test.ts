import { describe, expect, it } from 'vitest'
import { type Figures, figures, type PeopleCount, type RegisterRow } from '../results/index.ts'
import { ageBandOf, ageBands } from './age-bands.ts'
import { startOf24Months } from './days.ts'
import { figuresOf } from './figures-of.ts'
import { inventedRegister, inventedRow } from './invented-register.ts'
import { rowsBehind } from './rows-behind.ts'

const options = { asAt: '2024-12-31', from: '2019-01-01' }

/** Every number of people anywhere in the figures. */
function countsIn(value: unknown): PeopleCount[] {
  if (typeof value !== 'object' || value === null) return []
  if ('id' in value && 'n' in value && 'who' in value) return [value as PeopleCount] // the schema knows no other such object
  return Object.values(value).flatMap(countsIn)
}

const sum = (counts: readonly PeopleCount[]): number => counts.reduce((total, { n }) => total + n, 0)

const registers = [1, 2, 3, 4, 5, 6, 7, 8].map(seed => inventedRegister(seed, 120 + seed * 60))

describe.each(registers.map((register, index) => ({ register, index })))(
  'the figures of invented register $index',
  ({ register }) => {
    const result = figuresOf(register, options)
    const all = countsIn(result)
    /** Reckoned here by hand, without a selector. */
    const headline = register.filter(
      row =>
        (row.tier === 'definite' || row.tier === 'probable') &&
        row.reviewed !== 'not-a-case' &&
        (row.firstDate === null || row.firstDate <= options.asAt),
    )

    it('fit the schema', () => {
      expect(figures.parse(result)).toEqual(result)
    })
    it('lead each number to exactly its rows, under an id of its own', () => {
      expect(all.length).toBeGreaterThan(80)
      for (const { n, who } of all) expect(rowsBehind(who, register)).toHaveLength(n)
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    })
    it('do the same for the curve of survival and for the overlap of lists', () => {
      if ('notPossible' in result.survival || 'notPossible' in result.captureRecapture) throw new Error('both are possible here')
      const { survival, captureRecapture } = result
      expect(rowsBehind(survival.who, register)).toHaveLength(survival.people)
      for (const { n, who } of survival.leftOut) expect(rowsBehind(who, register)).toHaveLength(n)
      expect(survival.people + survival.leftOut.reduce((total, { n }) => total + n, 0)).toBe(headline.length)
      expect(rowsBehind(captureRecapture.who, register)).toHaveLength(captureRecapture.observed)
    })
    it('hold everyone of the headline once in each division', () => {
      expect(result.tiers.headline.n).toBe(headline.length)
      expect(result.tiers.definite.n + result.tiers.probable.n).toBe(headline.length)
      expect(sum(result.incidence.map(({ total }) => total)) + result.undated.n).toBe(headline.length)
      expect(sum(result.byAge.map(({ total }) => total))).toBe(headline.length)
      expect(sum(result.bySex.map(({ total }) => total))).toBe(headline.length)
      expect(sum(result.overlap.map(({ total }) => total))).toBe(headline.length)
      for (const { pathways } of result.windows) expect(sum(Object.values(pathways))).toBe(headline.length)
      for (const { total, pathways } of result.incidence) expect(sum(Object.values(pathways))).toBe(total.n)
    })
    it('show Possible beside the headline and in no other figure', () => {
      const possible = new Set([result.tiers.possible, result.tiers.deathOnly])
      const rest = all.filter(count => !possible.has(count))
      for (const { who } of rest) expect(rowsBehind(who, register).some(row => row.tier === 'possible')).toBe(false)
      expect(result.tiers.deathOnly.n).toBeLessThanOrEqual(result.tiers.possible.n)
    })
    it('count nobody whom a reviewer called not a case', () => {
      for (const { who } of all) expect(rowsBehind(who, register).some(row => row.reviewed === 'not-a-case')).toBe(false)
    })
    it('count as living with it whom the day finds diagnosed and not dead, seen or not', () => {
      const living = headline.filter(
        row =>
          row.firstDate !== null &&
          row.firstDate <= options.asAt &&
          (row.vitalStatus !== 'dead' || (row.deathDate !== null && row.deathDate > options.asAt)),
      )
      expect(result.prevalence.notKnownDead.n).toBe(living.length)
      expect(result.prevalence.seenIn24Months.n).toBe(
        living.filter(row => row.lastSeen !== null && row.lastSeen >= '2023-01-01').length,
      )
    })
    it('have an interval around each number that has one', () => {
      for (const { n, interval } of all) {
        if (!interval) continue
        expect(interval.low).toBeLessThanOrEqual(n)
        expect(interval.high).toBeGreaterThan(n)
      }
    })
    it('do not change with the order of the rows', () => {
      expect(JSON.stringify(figuresOf(register.toReversed(), options))).toBe(JSON.stringify(result))
    })
    it('give a range that starts no lower than those seen, and holds the lower bound', () => {
      if ('notPossible' in result.captureRecapture) throw new Error('it is possible here')
      const { observed, lowerBound, range } = result.captureRecapture
      expect(range.low).toBeGreaterThanOrEqual(observed)
      expect(range.high).toBeGreaterThanOrEqual(Math.floor(lowerBound.value))
    })
  },
)

const incidenceOf = (rows: RegisterRow[], more: Partial<typeof options> = {}): Figures['incidence'] =>
  figuresOf(rows, { ...options, ...more }).incidence

describe('the years', () => {
  const rows = ['2017-06-01', '2021-02-03', '2024-05-06'].map((firstDate, index) => inventedRow(`P${index}`, { firstDate }))
  it('begin incomplete, also on 1 January, and show empty years between', () => {
    expect(incidenceOf(rows).map(({ year, isComplete, total }) => [year, isComplete, total.n])).toEqual([
      [2017, false, 1],
      [2019, false, 0],
      [2020, true, 0],
      [2021, true, 1],
      [2022, true, 0],
      [2023, true, 0],
      [2024, true, 1],
    ])
  })
  it('end incomplete before 31 December, and say so', () => {
    expect(incidenceOf(rows, { asAt: '2024-12-30' }).at(-1)).toMatchObject({
      year: 2024,
      isComplete: false,
      why: expect.stringContaining('end'),
    })
  })
  it('hold nobody diagnosed after the day of the count', () => {
    const result = figuresOf(rows, { ...options, asAt: '2024-05-05' })
    expect(result.tiers.headline.n).toBe(2)
    expect(result.incidence.at(-1)?.total.n).toBe(0)
  })
  it('without a known beginning start incomplete at the first person', () => {
    const years = figuresOf(rows, { ...options, from: null }).incidence
    expect(years[0]).toMatchObject({ year: 2017, isComplete: false })
    expect(years[1]).toMatchObject({ year: 2018, isComplete: true })
  })
})

describe('an empty register', () => {
  it('has figures of nobody, and says what cannot be said', () => {
    const result = figuresOf([], options)
    expect(figures.parse(result)).toEqual(result)
    expect(result.tiers.headline.n).toBe(0)
    expect(result.survival).toHaveProperty('notPossible')
    expect(result.captureRecapture).toHaveProperty('notPossible')
    expect(result.deNovoShare).toMatchObject({ incident: null, prevalent: null, isAlarming: false })
    expect(result.prevalence.notKnownDead.interval).toMatchObject({ low: 0, high: 3.68888, method: 'exact Poisson, 95 %' })
  })
})

describe('age bands', () => {
  it.each([
    { age: 0, band: 'under 20' },
    { age: 19, band: 'under 20' },
    { age: 20, band: '20–24' },
    { age: 24, band: '20–24' },
    { age: 25, band: '25–29' },
    { age: 89, band: '85–89' },
    { age: 90, band: '90 and over' },
    { age: 121, band: 'not known' },
    { age: -1, band: 'not known' },
    { age: null, band: 'not known' },
  ])('$age is $band', ({ age, band }) => {
    expect(ageBandOf(age)).toBe(band)
    expect(ageBands).toContain(band)
  })
})

describe('the 24 months that end on a day', () => {
  it.each([
    { end: '2025-03-31', start: '2023-04-01' },
    { end: '2024-12-31', start: '2023-01-01' },
    { end: '2024-02-29', start: '2022-03-01' },
    { end: '2026-02-28', start: '2024-02-29' },
  ])('of $end start on $start', ({ end, start }) => expect(startOf24Months(end)).toBe(start))
})

describe('sites', () => {
  it('count a person with two of them in both, a person with none apart, and an unusual one by its name', () => {
    const { bySite } = figuresOf(
      [inventedRow('A', { sites: ['bone', 'orbit'] }), inventedRow('B', { sites: [] }), inventedRow('C')],
      options,
    )
    const counts = Object.fromEntries(bySite.map(({ site, total }) => [site, total.n]))
    expect(counts).toMatchObject({ bone: 2, orbit: 1, 'not recorded': 1, liver: 0 })
  })
})

it('calls no year complete that the data do not reach, whatever day was asked for', () => {
  const rows = [inventedRow('P', { firstDate: '2021-03-01' })]
  const complete = (until: string | null) =>
    figuresOf(rows, { ...options, until })
      .incidence.filter(({ isComplete }) => isComplete)
      .map(({ year }) => year)
  expect(complete(null)).toEqual([2020, 2021, 2022, 2023, 2024])
  expect(complete('2025-06-30')).toEqual([2020, 2021, 2022, 2023, 2024])
  expect(complete('2023-06-30')).toEqual([2020, 2021, 2022])
  expect(complete('2022-12-31')).toEqual([2020, 2021, 2022])
})
