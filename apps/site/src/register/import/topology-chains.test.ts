import { describe, expect, it } from 'vitest'
import type { TopologyArea } from './read-topology.ts'
import {
  borderLinesOfRing,
  type Chain,
  chainsOfRing,
  countOwners,
  pointsOfChain,
  turnChain,
  withoutRepeats,
} from './topology-chains.ts'

const area = (code: string, ...rings: number[][]): TopologyArea => ({ code, name: code, polygons: rings.map(ring => [ring]) })
/** West and east share arcs 2 and 3; each has two arcs of coast. */
const west = [0, 1, 2, 3]
const east = [~3, ~2, 4, 5]
const owners = countOwners([area('west', west), area('east', east, [6])])
const border = (...arcs: number[]): Chain => ({ arcs, isBorder: true })
const coast = (...arcs: number[]): Chain => ({ arcs, isBorder: false })

describe('chains of a ring', () => {
  it('join arcs with the same owners, wherever the ring begins', () => {
    expect(chainsOfRing(west, owners)).toEqual([coast(0, 1), border(2, 3)])
    expect(chainsOfRing([1, 2, 3, 0], owners)).toEqual([border(2, 3), coast(0, 1)])
    expect(chainsOfRing([3, 0, 1, 2], owners)).toEqual([coast(0, 1), border(2, 3)])
  })

  it('are the same border on its other side, turned round', () => {
    expect(chainsOfRing(east, owners)).toEqual([border(~3, ~2), coast(4, 5)])
    expect(turnChain([~3, ~2])).toEqual([2, 3])
  })

  it('of an island are one chain', () => {
    expect(chainsOfRing([6], owners)).toEqual([coast(6)])
  })

  it('hold each point once, in the order walked', () => {
    const arcs: [number, number][][] = [
      [
        [0, 0],
        [1, 0],
      ],
      [
        [2, 0],
        [1, 0],
      ],
    ]
    expect(pointsOfChain([0, ~1], { arcs, layers: new Map() })).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ])
  })
})

describe('border lines', () => {
  const isShort = ({ arcs }: Chain) => arcs.length === 1

  it('go on along a short bank, and end at a coast', () => {
    const ring = [coast(9), border(2), coast(8), border(3), coast(0, 1), coast(7)]
    expect(borderLinesOfRing(ring, isShort)).toEqual([[border(2), coast(8), border(3)]])
    expect(borderLinesOfRing(ring, () => false)).toEqual([[border(2)], [border(3)]])
  })

  it('are whole where the ring begins in the middle of one', () => {
    expect(borderLinesOfRing([border(3), coast(0, 1), border(2), coast(8)], isShort)).toEqual([[border(2), coast(8), border(3)]])
  })

  it('of an island without a neighbour are none', () => {
    expect(borderLinesOfRing([coast(6)], isShort)).toEqual([])
  })

  it('stand once: the longest that hold every piece', () => {
    const whole = [border(2), coast(8), border(3)]
    expect(withoutRepeats([[border(~2)], whole, [border(~3)], [border(5)]])).toEqual([whole, [border(5)]])
  })
})
