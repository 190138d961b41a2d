import { describe, expect, it } from 'vitest'
import { distanceKm, nearest } from './distance.ts'

const leeds = { lat: 53.8, lon: -1.55 }
const london = { lat: 51.5, lon: -0.12 }

describe('distance', () => {
  it('agrees with known distances on the sphere', () => {
    // One degree of latitude is 6371.0088 x pi / 180.
    expect(distanceKm({ lat: 50, lon: 0 }, { lat: 51, lon: 0 })).toBeCloseTo(111.195, 3)
    // At 60 degrees north a degree of longitude is half as long as at the equator.
    expect(distanceKm({ lat: 60, lon: -1 }, { lat: 60, lon: 0 })).toBeCloseTo(55.597, 2)
    expect(distanceKm(leeds, london)).toBeGreaterThan(270)
    expect(distanceKm(leeds, london)).toBeLessThan(275)
  })

  it('is nothing to oneself, and the same both ways', () => {
    expect(distanceKm(leeds, leeds)).toBe(0)
    expect(distanceKm(leeds, london)).toBe(distanceKm(london, leeds))
  })
})

describe('the nearest', () => {
  const trusts = [
    { code: 'C', lat: 51.5, lon: -0.12 },
    { code: 'B', lat: 53.8, lon: -1.54 },
    { code: 'A', lat: 53.8, lon: -1.54 },
    { code: 'X', lat: null, lon: null },
  ]

  it('come nearest first, equal ones by code, to one decimal, without what has no place', () => {
    expect(nearest(leeds, trusts, 9).map(({ trust, km }) => [trust.code, km])).toEqual([
      ['A', 0.7],
      ['B', 0.7],
      // By the spherical law of cosines.
      ['C', 273.3],
    ])
  })

  it('are no more than asked for', () => {
    expect(nearest(leeds, trusts, 1)).toHaveLength(1)
    expect(nearest(leeds, [], 5)).toEqual([])
  })
})
