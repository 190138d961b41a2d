import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { insets } from './insets.ts'
import { drawOutline, readOutline } from './read-outline.ts'

const square = (lat: number, lon: number, size: number) => [
  [lon, lat],
  [lon, lat + size],
  [lon + size, lat + size],
  [lon + size, lat],
  [lon, lat],
]
const source = (changes: Record<string, unknown> = {}) => ({
  nations: { england: [square(52, -1.5, 0.5)], wales: [square(52, -4, 0.3)], scotland: [], 'northern-ireland': [], ...changes },
  borders: [
    [
      [-3, 52],
      [-3, 52.5],
    ],
  ],
})

describe('drawOutline', () => {
  it('closes each nation and leaves borders open', () => {
    const outline = drawOutline(source())
    expect(outline.lands.map(({ nation }) => nation)).toEqual(['england', 'wales', 'scotland', 'northern-ireland'])
    expect(outline.lands[0]?.path).toMatch(/^M\d+ \d+l[\d -]+z$/)
    expect(outline.borders).toMatch(/^M\d+ \d+l[\d -]+$/)
  })

  it('leaves out specks, and islands that have no place on the sheet', () => {
    const fairIsle = square(59.48, -1.66, 0.1)
    expect(drawOutline(source({ england: [square(52, -1.5, 0.02)] })).lands[0]?.path).toBe('')
    expect(drawOutline(source({ scotland: [square(59.46, -2.25, 0.2), fairIsle] })).lands[2]?.path).not.toContain('zM')
  })

  it('draws the Thames in London’s box', () => {
    const estuary = [
      [0.7, 51.5],
      [0.2, 51.5],
      [-0.1, 51.51],
      [0.2, 51.48],
      [0.7, 51.4],
      [0.7, 51.1],
      [-1.2, 51.1],
      [-1.2, 52],
      [0.7, 52],
      [0.7, 51.5],
    ]
    expect(drawOutline(source()).thames).toBe('')
    expect(drawOutline(source({ england: [estuary] })).thames).toMatch(/^M.*z$/)
  })

  it('refuses what is not an outline', () => {
    expect(() => drawOutline({ nations: {}, borders: [] })).toThrow()
    expect(() => drawOutline(source({ england: [[[52, -100, 3]]] }))).toThrow()
  })
})

describe('data/map/outline.json', () => {
  const outline = readOutline(findRoot(import.meta.dirname))

  it('holds four nations, their borders and the Thames', () => {
    for (const { nation, path } of outline.lands) expect(path.length, nation).toBeGreaterThan(200)
    expect(outline.borders.length).toBeGreaterThan(100)
    expect(outline.thames).not.toBe('')
  })

  it('draws Orkney and Shetland in their boxes', () => {
    for (const { name, box } of insets.filter(inset => inset.name !== 'london')) {
      const inside = outline.coast.filter(ring =>
        ring.every(({ x, y }) => x > box.left && x < box.left + box.width && y > box.top && y < box.top + box.height),
      )
      expect(inside.length, name).toBeGreaterThan(1)
    }
  })
})
