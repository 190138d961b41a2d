import { describe, expect, it } from 'vitest'
import { gridToAiry, gridToWgs84 } from './grid-to-wgs84.ts'

describe('the national grid', () => {
  it('gives the latitude and longitude of the worked example of Ordnance Survey (annex C)', () => {
    // TG 51409 13177: 52°39′27.2531″N, 1°43′4.5177″E on the Airy ellipsoid.
    const place = gridToAiry(651409.903, 313177.27)
    expect(place.lat).toBeCloseTo(52 + 39 / 60 + 27.2531 / 3600, 7)
    expect(place.lon).toBeCloseTo(1 + 43 / 60 + 4.5177 / 3600, 7)
  })

  it('comes within five metres of the satellite’s latitude and longitude of the same point', () => {
    // Ordnance Survey’s exact transformation: 52°39′28.8282″N, 1°42′57.8663″E.
    const place = gridToWgs84(651409.903, 313177.27)
    const north = ((place?.lat ?? 0) - (52 + 39 / 60 + 28.8282 / 3600)) * 111_200
    const east = ((place?.lon ?? 0) - (1 + 42 / 60 + 57.8663 / 3600)) * 111_200 * Math.cos((52.66 * Math.PI) / 180)
    expect(Math.hypot(north, east)).toBeLessThan(5)
  })

  it('agrees with Code-Point Open on a sector of Aberdeen', () => {
    const place = gridToWgs84(393632, 806002)
    expect(place?.lat).toBeCloseTo(57.14486, 3)
    expect(place?.lon).toBeCloseTo(-2.10687, 3)
  })

  it('refuses what is not on the grid', () => {
    expect(gridToWgs84(Number.NaN, Number.NaN)).toBeNull()
    expect(gridToWgs84(0, 0)).toBeNull()
    expect(gridToWgs84(900000, 300000)).toBeNull()
  })
})
