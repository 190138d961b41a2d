import { frame, type Spot } from './projection.ts'

/** Above, below, to the right and to the left of a ring of 26 units, with room for a postcode district. */
const sides: readonly Spot[] = [
  { x: 0, y: -40 },
  { x: 0, y: 40 },
  { x: 54, y: 0 },
  { x: -54, y: 0 },
]

/** Half of a name in the large letters of a narrow screen. */
const halfName = 45

/** The side of a place on which its name is furthest from all pins, and not cut off by the edge of the drawing. */
export function freeSide(place: Spot, pins: readonly Spot[]): Spot {
  const spots = sides
    .map(side => ({ x: place.x + side.x, y: place.y + side.y }))
    .filter(({ x }) => (x >= halfName && x <= frame.width - halfName) || x === place.x)
  const room = (spot: Spot) => Math.min(...pins.map(pin => Math.hypot(pin.x - spot.x, pin.y - spot.y)))
  return spots.reduce((best, spot) => (room(spot) > room(best) ? spot : best))
}
