import { expect, it } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { mixedRelease } from '../test/mixed-release.ts'
import { nearLand } from './ashore.ts'
import { areaOf, insets, londonBox, spotIn } from './insets.ts'
import { placePins } from './place-pins.ts'
import { readOutline } from './read-outline.ts'

const { coast } = readOutline(findRoot(import.meta.dirname))
const trusts = mixedRelease().map(({ name, lat, lon }) => ({ name, point: { lat: lat ?? Number.NaN, lon: lon ?? Number.NaN } }))
const spots = placePins(
  trusts.map(({ point }) => point),
  coast,
)
const pins = trusts.flatMap(({ name, point }, i) => {
  const at = spots[i]
  const home = spotIn(areaOf(point), point)
  return at && home ? [{ name, area: areaOf(point), at, home }] : []
})
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

it('gives every surveyed trust of the real register a pin', () => {
  expect(pins.length).toBe(trusts.length)
  expect(pins.length).toBeGreaterThan(140)
})

it('hides no pin behind another: a finger’s breadth between any two', () => {
  const touching = pins.flatMap((a, i) =>
    pins.slice(i + 1).flatMap(b => (distance(a.at, b.at) < 24 ? [`${a.name} and ${b.name}`] : [])),
  )
  expect(touching).toEqual([])
})

it('keeps pins near home', () => {
  for (const { name, area, at, home } of pins) {
    expect(distance(at, home), name).toBeLessThanOrEqual(area === 'mainland' ? 41 : 61)
  }
  const moved = pins.filter(({ at, home }) => distance(at, home) > 15)
  expect(moved.length).toBeLessThan(pins.length / 3)
})

it('puts no pin far out at sea', () => {
  const isNear = nearLand(coast, 14)
  for (const { name, area, at, home } of pins) if (area === 'mainland' && isNear(home)) expect(isNear(at), name).toBe(true)
})

it('shows London in its box and nothing else there', () => {
  for (const { name, area, at } of pins) {
    const inBox = at.x >= londonBox.left && at.y >= londonBox.top && at.y <= londonBox.top + londonBox.height
    expect(inBox, name).toBe(area === 'london')
  }
  expect(pins.filter(({ area }) => area === 'london').length).toBeGreaterThan(15)
})

it('keeps Orkney and Shetland in theirs', () => {
  for (const inset of insets.filter(({ name }) => name !== 'london')) {
    const there = pins.filter(({ area }) => area === inset.name)
    expect(there).toHaveLength(1)
    for (const { at } of there) expect(Math.abs(at.x - inset.box.left - inset.box.width / 2)).toBeLessThan(inset.box.width / 2)
  }
})

it('gives no pin to a trust whose place is not known', () => {
  expect(placePins([null, { lat: 53.8, lon: -1.5 }], coast)[0]).toBeNull()
})

it('places 5,000 pins before anybody gives up waiting, none far from home', () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({ lat: 50.5 + (i % 71) * 0.11, lon: -5.5 + Math.floor(i / 71) * 0.1 }))
  const placed = placePins(many, coast)
  expect(placed).not.toContain(null)
  for (const [i, point] of many.entries()) {
    const [at, area] = [placed[i], areaOf(point)]
    const home = spotIn(area, point)
    if (at && home && area === 'mainland') expect(distance(at, home)).toBeLessThanOrEqual(41)
  }
})
