import { geoArea } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import { buildOutline } from './build-outline.ts'
import { ringArea, simplifyLine } from './simplify-line.ts'

describe('simplifying a line', () => {
  it('drops the point that matters least and keeps the corners and both ends', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [5, 0.1],
          [10, 0],
          [10, 10],
        ],
        1,
      ),
    ).toEqual([0, 2, 3])
  })

  it('keeps everything when nothing is small', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [5, 5],
          [10, 0],
        ],
        1,
      ),
    ).toEqual([0, 1, 2])
  })

  it('keeps a corner that counts for more', () => {
    const line: [number, number][] = [
      [0, 0],
      [5, 0.1],
      [10, 0],
    ]
    expect(simplifyLine(line, 1)).toEqual([0, 2])
    expect(simplifyLine(line, 1, at => (at === 1 ? 9 : 1))).toEqual([0, 1, 2])
  })

  it('measures a ring, positive when it runs anticlockwise', () => {
    expect(
      ringArea([
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ]),
    ).toBe(4)
    expect(
      ringArea([
        [0, 2],
        [2, 2],
        [2, 0],
        [0, 0],
      ]),
    ).toBe(-4)
  })
})

/** Two square countries that share a border, and an islet: a topology on a grid of whole degrees times ten. */
const topology = JSON.stringify({
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [-6, 50] },
  arcs: [
    [
      [20, 0],
      [0, 20],
    ],
    [
      [20, 20],
      [-20, 0],
      [0, -20],
      [20, 0],
    ],
    [
      [20, 0],
      [20, 0],
      [0, 20],
      [-20, 0],
    ],
    [
      [50, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
  ],
  objects: {
    ctry: {
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { areacd: 'W92000004', areanm: 'Wales' } },
        { type: 'MultiPolygon', arcs: [[[2, -1]], [[3]]], properties: { areacd: 'E92000001', areanm: 'England' } },
      ],
    },
  },
})

describe('the outline', () => {
  it('winds every ring so that d3-geo sees an island and not the rest of the globe', () => {
    const rings = Object.values(buildOutline(topology, { smallestTriangle: 0, smallestIsland: 0, widestGap: 0 }).nations).flat()
    expect(rings).toHaveLength(3)
    for (const ring of rings) expect(geoArea({ type: 'Polygon', coordinates: [ring] })).toBeLessThan(2 * Math.PI)
  })

  it('draws a border that both sides share once', () => {
    expect(buildOutline(topology).borders).toEqual([
      [
        [-4, 50],
        [-4, 52],
      ],
    ])
  })

  it('leaves out islets and keeps closed rings', () => {
    expect(buildOutline(topology).nations.england).toHaveLength(2)
    const { nations } = buildOutline(topology, { smallestTriangle: 3, smallestIsland: 40, widestGap: 0 })
    expect(nations.england).toHaveLength(1)
    for (const ring of [...nations.england, ...nations.wales]) expect(ring.at(0)).toEqual(ring.at(-1))
  })
})
