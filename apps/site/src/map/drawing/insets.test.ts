import { describe, expect, it } from 'vitest'
import { areaOf, insets, londonBox, placeOf, spotIn } from './insets.ts'
import { frame, project } from './projection.ts'

const londonBridge = { lat: 51.508, lon: -0.0877 }
const lerwick = { lat: 60.155, lon: -1.149 }
const kirkwall = { lat: 58.981, lon: -2.96 }
const leeds = { lat: 53.8, lon: -1.55 }

describe('areaOf', () => {
  it.each([
    ['London Bridge', londonBridge, 'london'],
    ['Lerwick', lerwick, 'shetland'],
    ['Kirkwall', kirkwall, 'orkney'],
    ['Leeds', leeds, 'mainland'],
    ['Thurso, south of the Pentland Firth', { lat: 58.59, lon: -3.52 }, 'mainland'],
    ['Brighton', { lat: 50.82, lon: -0.14 }, 'mainland'],
  ])('%s', (_, point, area) => expect(areaOf(point)).toBe(area))
})

describe('the drawing', () => {
  it('has room for the corners of the mainland', () => {
    const corners = {
      landsEnd: [50.066, -5.715],
      lowestoft: [52.481, 1.763],
      dunnetHead: [58.672, -3.376],
      belleek: [54.48, -8.177],
    }
    for (const [lat = 0, lon = 0] of Object.values(corners)) {
      const spot = project({ lat, lon })
      expect(spot?.x).toBeGreaterThan(5)
      expect(spot?.x).toBeLessThan(frame.width - 15)
      expect(spot?.y).toBeGreaterThan(5)
      expect(spot?.y).toBeLessThan(frame.height - 5)
    }
  })

  it('keeps north up and east right, and about a kilometre to a unit', () => {
    const here = project(leeds)
    const york = project({ lat: 53.96, lon: -1.08 })
    expect(york?.x).toBeGreaterThan(here?.x ?? 0)
    expect(york?.y).toBeLessThan(here?.y ?? 0)
    expect(Math.hypot((york?.x ?? 0) - (here?.x ?? 0), (york?.y ?? 0) - (here?.y ?? 0))).toBeCloseTo(35.6, 0)
  })
})

describe.each(insets)('the inset $name', inset => {
  it('is as many times as large as it says', () => {
    const place = placeOf(inset)
    const [west, east] = [inset.west, inset.east].map(lon => spotIn(inset.name, { lat: inset.south, lon }))
    const width = (east?.x ?? 0) - (west?.x ?? 0)
    expect(width / place.width).toBeGreaterThan(inset.scale * 0.93)
    expect(width / place.width).toBeLessThan(inset.scale * 1.07)
  })

  it('lies on the sheet', () => {
    expect(inset.box.left + inset.box.width).toBeLessThan(frame.width)
    expect(inset.box.top + inset.box.height).toBeLessThan(frame.height)
    expect(Math.min(inset.box.left, inset.box.top)).toBeGreaterThanOrEqual(0)
  })
})

it('draws the corners of London inside its box', () => {
  const [london] = insets
  if (london?.name !== 'london') throw new Error('London is the first inset')
  for (const lat of [london.south, london.north]) {
    for (const lon of [london.west, london.east]) {
      const spot = spotIn('london', { lat, lon })
      expect(spot?.x).toBeGreaterThanOrEqual(londonBox.left)
      expect(spot?.x).toBeLessThanOrEqual(londonBox.left + londonBox.width)
      expect(spot?.y).toBeGreaterThanOrEqual(londonBox.top)
      expect(spot?.y).toBeLessThanOrEqual(londonBox.top + londonBox.height)
    }
  }
})
