import { join } from 'node:path'
import { indirectRatio } from '@spotlight/statistics'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { readNationalTable } from '../../register/index.ts'
import { levelsOf, primaryExpected } from './expected.ts'
import { readReferences } from './read-references.ts'
import { sumOf } from './references.ts'

const root = findRoot(import.meta.dirname)
const references = readReferences(root, 'uk')
const { areas, rates, nations } = references
const cancers = readNationalTable(join(root, 'data'), 'national/breast-cancer-scotland')
const published = readNationalTable(join(root, 'data'), 'national/breast-cancer-scotland-ratios')

describe('indirect standardisation by Scotland’s rates', () => {
  const women = cancers.filter(({ sex }) => sex === 'women')
  const strataOf = (area: string) =>
    women
      .filter(row => row.area_code === area)
      .map(mine => {
        const all = women.filter(({ ages }) => ages === mine.ages)
        return {
          population: mine.person_years,
          referenceCount: all.reduce((sum, row) => sum + row.cancers, 0),
          referencePopulation: all.reduce((sum, row) => sum + row.person_years, 0),
        }
      })
  it.each(published.filter(({ sex }) => sex === 'women'))(
    'gives for the women of $area_code what Public Health Scotland publishes: $sir ($sir_low to $sir_high)',
    row => {
      const ratio = indirectRatio(row.cancers, strataOf(row.area_code), { per: 100 })
      // Their groups under 25 are five, ours is one: that is the difference.
      expect(Math.abs(ratio.value - row.sir)).toBeLessThan(0.011)
      expect(Math.abs(ratio.low - row.sir_low)).toBeLessThan(0.011)
      expect(Math.abs(ratio.high - row.sir_high)).toBeLessThan(0.011)
    },
  )
  it('gives Scotland its own number back', () => {
    const people = new Map([...rates].map(([ages, rate]) => [ages, rate.personYears]))
    const all = [...rates.values()].reduce((sum, rate) => sum + rate.cancers, 0)
    expect(primaryExpected(people, rates)).toBeCloseTo(all, 6)
    expect(all).toBe(23_668)
  })
})

describe('the areas', () => {
  it('are the regions of England, with two as one, the boards of Wales and Scotland, and Northern Ireland’s trusts', () => {
    const kinds = areas.map(({ kind, nation }) => `${nation} ${kind}`)
    const count = (name: string) => kinds.filter(kind => kind === name).length
    expect(count('england region')).toBe(6)
    expect(count('wales board')).toBe(7)
    expect(count('scotland board')).toBe(12)
    expect(count('northern-ireland hsc-trust')).toBe(5)
    expect(areas).toHaveLength(30)
    const codes = areas.flatMap(({ trusts }) => ('codes' in trusts ? trusts.codes : []))
    expect(new Set(codes).size).toBe(7 + 14 + 5)
    expect(codes).toContain('7A1')
  })
  it('hold everybody: as many as the source says, by age too', () => {
    expect(references.persons.england.persons).toBe(56_550_138)
    for (const area of areas) expect(sumOf(area.people), area.id).toBeCloseTo(area.persons, 3)
    for (const area of areas) expect(area.date, area.id).toMatch(/^20\d\d-06$/)
  })
  it('have a source that is named', () => {
    const named = new Set(references.sources.map(({ id }) => id))
    for (const { source } of areas) expect(named).toContain(source)
    expect(references.sources.map(({ id }) => id)).toEqual(expect.arrayContaining(['deaths', 'de-novo', 'share-new-south-wales']))
  })
  it('of which an English trust is one only if it says how many people it serves; none is known to us', () => {
    expect(references.catchments).toEqual([])
    for (const { trust } of readReferences(root, 'example').catchments) expect(trust).toMatch(/^EX-/)
  })
})

describe('the two levels', () => {
  const levels = levelsOf(references)
  it('are what was published, over the primary cancers that Scotland’s rates give for the same people', () => {
    const all = Object.values(nations).reduce((sum, people) => sum + primaryExpected(people, rates), 0)
    expect(levels.low).toBeCloseTo(11_500 / all, 12)
    expect(levels.high).toBeCloseTo(11_468 / 3 / 0.22 / primaryExpected(nations.england, rates), 12)
  })
  it('lie so far apart that both are shown', () => {
    expect([levels.low, levels.high].map(level => level.toFixed(3))).toEqual(['0.197', '0.356'])
  })
})
