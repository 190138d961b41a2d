import { describe, expect, it } from 'vitest'
import type { Spot } from './projection.ts'
import { spread } from './spread.ts'

const within = { left: 0, top: 0, width: 1000, height: 1000 }
const rules = { gap: 20, reach: 60, within }
const distance = (a: Spot | undefined, b: Spot | undefined) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.NaN)
const closest = (spots: readonly Spot[]) => Math.min(...spots.flatMap((a, i) => spots.slice(i + 1).map(b => distance(a, b))))

/** A crowd of 12 around a point, in a fixed disorder. */
const crowd = Array.from({ length: 12 }, (_, i) => ({ x: 500 + ((i * 37) % 23), y: 500 + ((i * 53) % 19) }))

describe('spread', () => {
  it('parts a crowd until no pin hides another', () => {
    expect(closest(crowd)).toBeLessThan(20)
    expect(closest(spread(crowd, rules))).toBeGreaterThanOrEqual(20)
  })

  it('parts pins on one and the same place', () => {
    const same = [crowd[0], crowd[0], crowd[0]].filter(spot => spot !== undefined)
    expect(closest(spread(same, rules))).toBeGreaterThanOrEqual(20)
  })

  it('leaves alone what is not crowded', () => {
    const loose = [
      { x: 100, y: 100 },
      { x: 130, y: 100 },
      { x: 700, y: 900 },
    ]
    expect(spread(loose, rules)).toEqual(loose)
  })

  it('gives the same result each time', () => {
    expect(spread(crowd, rules)).toEqual(spread(crowd, rules))
  })

  it('moves nobody further than they may go, even if pins then touch', () => {
    const moved = spread(crowd, { ...rules, reach: 8 })
    for (const [i, spot] of moved.entries()) expect(distance(spot, crowd[i])).toBeLessThanOrEqual(9)
  })

  it('keeps west of east and north of south where there is room between them', () => {
    const row = Array.from({ length: 9 }, (_, i) => ({ x: 300 + i * 12, y: 500 }))
    const xs = spread(row, rules).map(({ x }) => x)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
  })

  it('stays within the sheet, out of what is drawn elsewhere, and where it may stand', () => {
    const corner = Array.from({ length: 6 }, (_, i) => ({ x: i, y: i }))
    for (const { x, y } of spread(corner, rules)) expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)

    const keepOut = { left: 480, top: 480, width: 60, height: 60 }
    for (const { x, y } of spread(crowd, { ...rules, keepOut })) {
      expect(x > 480 && x < 540 && y > 480 && y < 540).toBe(false)
    }

    const onLand = spread(crowd, { ...rules, mayStand: ({ x }) => x <= 522 })
    const furthestEast = (spots: readonly Spot[]) => Math.max(...spots.map(({ x }) => x))
    expect(furthestEast(onLand)).toBeLessThan(furthestEast(spread(crowd, rules)))
  })
})
