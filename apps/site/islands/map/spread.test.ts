import { expect, it } from 'vitest'
import { spread } from './spread.ts'
import type { Spot } from './view.ts'

const distance = (a: Spot | undefined, b: Spot | undefined) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.NaN)
const closest = (spots: readonly Spot[]) => Math.min(...spots.flatMap((a, i) => spots.slice(i + 1).map(b => distance(a, b))))
const crowd = Array.from({ length: 12 }, (_, i) => ({ x: 300 + ((i * 37) % 23), y: 300 + ((i * 53) % 19) }))

it('parts a crowd, also one on a single place, and always in the same way', () => {
  expect(closest(spread(crowd, 25, 90))).toBeGreaterThanOrEqual(24.5)
  const [here] = crowd
  const same = here ? [here, here, here] : []
  expect(closest(spread(same, 25, 90))).toBeGreaterThanOrEqual(24.5)
  expect(spread(crowd, 25, 90)).toEqual(spread(crowd, 25, 90))
})

it('leaves alone what stands free, and moves nothing further than it may', () => {
  const loose = [
    { x: 10, y: 10 },
    { x: 90, y: 10 },
  ]
  for (const [i, spot] of spread(loose, 25, 90).entries()) expect(distance(spot, loose[i])).toBeLessThan(0.1)
  for (const [i, spot] of spread(crowd, 25, 9).entries()) expect(distance(spot, crowd[i])).toBeLessThanOrEqual(9.01)
})

it('looks at 5,000 without looking at every pair of them', () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({ x: (i % 71) * 10, y: Math.floor(i / 71) * 14 }))
  expect(spread(many, 25, 75)).toHaveLength(5000)
})
