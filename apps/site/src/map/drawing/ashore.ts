import { distanceToSegment } from './draw-path.ts'
import type { Spot } from './projection.ts'

type Ring = readonly Spot[]
type Segment = { readonly from: Spot; readonly to: Spot }

/** How wide a column or a row of the index is, in units: a spot looks only at the pieces of coast that are near it. */
const cell = 16

/**
 * Tells whether a spot is on land, or at most `furthest` units (no more than a cell of 16) out at sea. The coast is sorted once: looking
 * at every corner of it for each of 5,000 pins would hold the server up for seconds.
 */
export function nearLand(coast: readonly Ring[], furthest: number): (spot: Spot) => boolean {
  const segments = coast.flatMap(segmentsOf)
  const rows = index(segments, ({ from, to }) => band(from.y, to.y))
  const cells = index(segments, ({ from, to }) =>
    band(from.x, to.x).flatMap(column => band(from.y, to.y).map(row => `${column} ${row}`)),
  )
  const isAshore = ({ x, y }: Spot): boolean =>
    (rows.get(Math.floor(y / cell)) ?? []).filter(segment => isCrossed(segment, x, y)).length % 2 === 1
  const isNear = (spot: Spot): boolean =>
    band(spot.x - furthest, spot.x + furthest).some(column =>
      band(spot.y - furthest, spot.y + furthest).some(row =>
        (cells.get(`${column} ${row}`) ?? []).some(({ from, to }) => distanceToSegment(spot, from, to) <= furthest),
      ),
    )
  return spot => isAshore(spot) || isNear(spot)
}

const segmentsOf = (ring: Ring): Segment[] =>
  ring.flatMap((from, i) => {
    const to = ring[(i + 1) % ring.length]
    return to ? [{ from, to }] : []
  })

/** The numbers of the cells between two values, both ends included. */
function band(a: number, b: number): number[] {
  const first = Math.floor(Math.min(a, b) / cell)
  const last = Math.floor(Math.max(a, b) / cell)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function index<Key>(segments: readonly Segment[], keysOf: (segment: Segment) => readonly Key[]): Map<Key, Segment[]> {
  const found = new Map<Key, Segment[]>()
  for (const segment of segments) {
    for (const key of keysOf(segment)) {
      const known = found.get(key)
      if (known) known.push(segment)
      else found.set(key, [segment])
    }
  }
  return found
}

/** Whether a line from the spot to the east meets the segment (crossing number). Rings do not overlap, so all are counted together. */
const isCrossed = ({ from, to }: Segment, x: number, y: number): boolean =>
  from.y > y !== to.y > y && x < ((to.x - from.x) * (y - from.y)) / (to.y - from.y) + from.x
