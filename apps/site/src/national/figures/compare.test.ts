import { poissonFunnelLimits } from '@spotlight/statistics'
import { describe, expect, it } from 'vitest'
import { compare, dispersionOf } from './compare.ts'

const levels = { low: 0.2, high: 0.3 }
const unit = (low: number, high: number | null, expected = 100) => ({
  observed: { low, high },
  expected: { low: expected, high: expected * 1.5 },
})

describe('a unit in the funnel', () => {
  it.each([
    { name: 'between the levels', low: 118, high: 122, position: 'as-expected' },
    { name: 'at the lower level', low: 98, high: 102, position: 'as-expected' },
    { name: 'at the higher level', low: 148, high: 152, position: 'as-expected' },
    { name: 'far below both', low: 48, high: 52, position: 'lower' },
    { name: 'below both, as chance does once in forty', low: 73, high: 77, position: 'perhaps-lower' },
    { name: 'far above both', low: 228, high: 232, position: 'higher' },
    { name: 'above both, as chance does once in forty', low: 178, high: 182, position: 'perhaps-higher' },
    { name: 'across a limit', low: 60, high: 100, position: 'cannot-tell' },
    { name: 'low, and without an upper end', low: 20, high: null, position: 'cannot-tell' },
    { name: 'high, and without an upper end', low: 230, high: null, position: 'higher' },
    { name: 'nobody at all', low: 0, high: 0, position: 'lower' },
  ] as const)('$name: $position', ({ low, high, position }) => {
    expect(compare(unit(low, high), levels, null).position).toBe(position)
  })
  it('of nobody where few are expected is as expected', () => {
    expect(compare(unit(0, 0, 2), levels, null)).toMatchObject({ low: 0, high: 0, position: 'as-expected', interval: { low: 0 } })
  })
  it('has the exact limits of the lower level below, and of the higher above', () => {
    const { limits95, limits998, interval } = compare(unit(98, 102), levels, null)
    expect(limits95.low).toBe(poissonFunnelLimits(100).low)
    expect(limits998.high).toBeCloseTo(1.5 * poissonFunnelLimits(150, { confidence: 0.998 }).high, 6)
    expect(limits998.low).toBeLessThan(limits95.low)
    expect(interval.low).toBeLessThan(0.98)
    expect(interval.high).toBeGreaterThan(1.02)
  })
  it('is called low less easily where units differ beyond chance', () => {
    const dispersion = { units: 9, phi: 4, tauSquared: 0.04, average: 1 }
    expect(compare(unit(48, 52), levels, dispersion).position).toBe('as-expected')
    expect(compare(unit(8, 12), levels, dispersion).position).toBe('lower')
  })
})

describe('over-dispersion', () => {
  it('is none where all units have the same ratio, though the level is wrong for all', () => {
    expect(dispersionOf([50, 100, 200, 400, 80].map(expected => unit(expected / 2, expected / 2, expected)))).toMatchObject({
      units: 5,
      tauSquared: 0,
      average: 0.5,
    })
  })
  it('counts units without anybody, and leaves out those without an upper end', () => {
    const units = [unit(0, 0), unit(100, 100), unit(120, 120), unit(90, 90), unit(200, 200), unit(10, null)]
    const found = dispersionOf(units)
    expect(found?.units).toBe(5)
    expect(found?.tauSquared).toBeGreaterThan(0)
  })
  it('is not reckoned for fewer than five, or for nobody', () => {
    expect(dispersionOf([1, 2, 3, 4].map(each => unit(each, each)))).toBeNull()
    expect(dispersionOf([1, 2, 3, 4, 5].map(() => unit(0, 0)))).toBeNull()
    expect(dispersionOf([])).toBeNull()
  })
})
