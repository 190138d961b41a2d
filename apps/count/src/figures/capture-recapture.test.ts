import { describe, expect, it } from 'vitest'
import type { RegisterRow } from '../results/index.ts'
import { figuresOf } from './figures-of.ts'
import { inventedRow, randomFrom } from './invented-register.ts'

const on = (...groups: [sources: string[], n: number][]): RegisterRow[] =>
  groups.flatMap(([sources, n], group) => Array.from({ length: n }, (_, index) => inventedRow(`${group}-${index}`, { sources })))

const of = (rows: RegisterRow[]) => figuresOf(rows, { asAt: '2024-12-31', from: '2019-01-01' }).captureRecapture

describe('how many there may be', () => {
  it('cannot be said from one list, from lists of a few, or from lists that share nobody', () => {
    expect(of(on([['cosd'], 50]))).toEqual({ notPossible: expect.stringContaining('there is one') })
    expect(of(on([['cosd'], 9], [['sact'], 9]))).toEqual({ notPossible: expect.stringContaining('there are none') })
    expect(of(on([['cosd'], 50], [['sact'], 50]))).toEqual({ notPossible: expect.stringContaining('Nobody is on two lists') })
  })
  it('takes HES and SUS as one list', () => {
    expect(of(on([['hes-apc'], 20], [['sus-apc'], 20], [['hes-apc', 'sus-apc'], 20]))).toHaveProperty('notPossible')
  })
  it('is Chapman and the bound from two lists: 60 and 60 with 40 on both', () => {
    const result = of(on([['cosd'], 20], [['sact'], 20], [['cosd', 'sact'], 40]))
    expect(result).toMatchObject({
      observed: 80,
      estimates: [{ method: 'Chapman', estimate: { value: expect.closeTo((61 * 61) / 41 - 1, 3) } }],
      lowerBound: { value: 90 },
    })
  })
  it('leaves a list of a few out, and says so', () => {
    const result = of(on([['cosd'], 20], [['sact'], 20], [['cosd', 'sact'], 40], [['mdt', 'cosd'], 3]))
    expect(result).toMatchObject({ observed: 83, caution: expect.stringContaining('fewer than 10 people: mdt') })
  })
  it('says so where a supported model leaves the number open, instead of printing a limit in the thousands', () => {
    const rows = on(
      [['cosd'], 40],
      [['sact'], 40],
      [['mdt'], 40],
      [['cosd', 'sact'], 1],
      [['cosd', 'mdt'], 1],
      [['sact', 'mdt'], 1],
    )
    const result = of(rows)
    if ('notPossible' in result) throw new Error(result.notPossible)
    expect(result.caution).toContain('no useful upper limit')
    expect(result.estimates.some(({ fits, estimate }) => fits && (estimate.high ?? 0) > 20 * result.observed)).toBe(true)
  })
  it('shows a few of the many models of five lists, with those that set the ends of its range', () => {
    const random = randomFrom(11)
    const names = ['cosd', 'hes-apc', 'sact', 'mdt', 'fhir']
    const rows = Array.from({ length: 800 }, (_, index) =>
      inventedRow(`P${index}`, { sources: names.filter(() => random() < 0.4) }),
    )
    const result = of(rows.filter(row => row.sources.length > 0))
    if ('notPossible' in result) throw new Error(result.notPossible)
    expect(result.estimates.length).toBeLessThanOrEqual(12)
    const limits = result.estimates.filter(({ fits }) => fits).map(({ estimate }) => estimate)
    expect(result.range.high).toBe(Math.ceil(Math.max(...limits.map(({ high }) => high ?? 0))))
    expect(result.range.low).toBe(Math.floor(Math.min(...[result.lowerBound, ...limits].map(({ low }) => low ?? 0))))
    expect(result.range.low).toBeLessThan(800)
    expect(result.range.high).toBeGreaterThan(800)
  })
  it('holds the truth in its range where one list leans on another, and independence does not', () => {
    // 600 people; whoever is in COSD is three times as likely to be in the MDT list.
    const random = randomFrom(7)
    const rows = Array.from({ length: 600 }, (_, index) => {
      const cosd = random() < 0.5
      const mdt = random() < (cosd ? 0.75 : 0.25)
      const sact = random() < 0.4
      const sources = [...(cosd ? ['cosd'] : []), ...(mdt ? ['mdt'] : []), ...(sact ? ['sact'] : [])]
      return inventedRow(`P${index}`, { sources })
    }).filter(row => row.sources.length > 0)
    const result = of(rows)
    if ('notPossible' in result) throw new Error(result.notPossible)
    expect(result.estimates).toHaveLength(8)
    const independent = result.estimates.find(({ method }) => method.includes('independent'))
    expect(independent?.fits).toBe(false)
    expect(independent?.estimate.high).toBeLessThan(600)
    expect(result.range.low).toBeLessThan(600)
    expect(result.range.high).toBeGreaterThan(600)
    expect(result.lowerBound.value).toBeLessThan(600)
  })
})
