import { describe, expect, it } from 'vitest'
import { areaOfRing, distanceToSegment, drawPath, simplify } from './draw-path.ts'

const at = (x: number, y: number) => ({ x, y })

describe('drawPath', () => {
  it('writes whole, relative steps, parted only where a sign does not part them', () => {
    expect(drawPath([[at(10.2, 20.4), at(13, 18), at(13, 25), at(4, 30)]], { closed: false })).toBe('M10 20l3-2 0 7-9 5')
  })

  it('closes a ring with z and leaves out the step that z draws', () => {
    expect(drawPath([[at(0, 0), at(10, 0), at(10, 10), at(0, 0)]], { closed: true })).toBe('M0 0l10 0 0 10z')
  })

  it('leaves out steps shorter than a unit, and lines that shrink to a point', () => {
    expect(
      drawPath(
        [
          [at(1, 1), at(1.2, 1.1), at(5, 1)],
          [at(7, 7), at(7.3, 7.2)],
        ],
        { closed: false },
      ),
    ).toBe('M1 1l4 0')
  })

  it('comes back to where it was, however many steps it took', () => {
    const line = Array.from({ length: 200 }, (_, i) => at(300 + 100 * Math.cos(i / 9), 300 + 80 * Math.sin(i / 7)))
    const numbers = drawPath([line], { closed: false }).match(/-?\d+/g)?.map(Number) ?? []
    const sums = numbers.reduce((sum, step, i) => (i % 2 === 0 ? at(sum.x + step, sum.y) : at(sum.x, sum.y + step)), at(0, 0))
    expect(sums).toEqual(at(Math.round(line.at(-1)?.x ?? 0), Math.round(line.at(-1)?.y ?? 0)))
  })
})

describe('simplify', () => {
  it('drops what is nearly straight and keeps what is not', () => {
    expect(simplify([at(0, 0), at(5, 0.4), at(10, 0), at(15, 6), at(20, 0)], 0.5)).toEqual([
      at(0, 0),
      at(10, 0),
      at(15, 6),
      at(20, 0),
    ])
  })

  it('keeps every dropped point within the tolerance', () => {
    const line = Array.from({ length: 120 }, (_, i) => at(i, 9 * Math.sin(i / 5) + 3 * Math.cos(i)))
    const kept = simplify(line, 1)
    expect(kept.length).toBeLessThan(line.length)
    for (const spot of line) {
      const away = kept.slice(1).map((to, i) => distanceToSegment(spot, kept[i] ?? to, to))
      expect(Math.min(...away)).toBeLessThanOrEqual(1)
    }
  })
})

it('measures rings whichever way round they run', () => {
  const square = [at(0, 0), at(4, 0), at(4, 4), at(0, 4)]
  expect(areaOfRing(square)).toBe(16)
  expect(areaOfRing([...square].reverse())).toBe(16)
})
