import { expect, it } from 'vitest'
import { areaOf, spotIn } from '../../src/map/drawing/insets.ts'
import { project } from '../../src/map/drawing/projection.ts'
import { distanceKm as distanceOnServer } from '../../src/register/distance.ts'
import { distanceKm, readPoint, spotOf } from './project.ts'

const places = {
  leeds: { lat: 53.8067, lon: -1.5201 },
  truro: { lat: 50.2665, lon: -5.0938 },
  belfast: { lat: 54.597, lon: -5.93 },
  london: { lat: 51.5074, lon: -0.1278 },
  inverness: { lat: 57.4778, lon: -4.2247 },
}
const isles = { kirkwall: { lat: 58.981, lon: -2.96 }, lerwick: { lat: 60.155, lon: -1.145 } }

it.each(Object.entries(places))('draws %s where the server’s projection has it', (_, point) => {
  const server = project(point)
  expect(spotOf(point).x).toBeCloseTo(server?.x ?? Number.NaN, 3)
  expect(spotOf(point).y).toBeCloseTo(server?.y ?? Number.NaN, 3)
})

it.each(Object.entries(isles))('draws %s in the box of the northern isles, as the server does', (_, point) => {
  const server = spotIn(areaOf(point), point)
  expect(areaOf(point)).not.toBe('mainland')
  expect(spotOf(point).x).toBeCloseTo(server?.x ?? Number.NaN, 3)
  expect(spotOf(point).y).toBeCloseTo(server?.y ?? Number.NaN, 3)
})

it('measures as the server does', () => {
  expect(distanceKm(places.leeds, places.truro)).toBeCloseTo(distanceOnServer(places.leeds, places.truro), 6)
})

it.each([
  ['53.8067 -1.5201', places.leeds],
  ['', null],
  ['north of here', null],
  ['53.8', null],
  ['53.8 -1.5 7', null],
  [undefined, null],
])('reads %j', (text, point) => expect(readPoint(text)).toEqual(point))
