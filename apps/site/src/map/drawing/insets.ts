import type { Point } from '../../register/index.ts'
import { project, type Rectangle, type Spot } from './projection.ts'

export type InsetName = 'london' | 'orkney' | 'shetland'
export type Area = 'mainland' | InsetName

/** A part of the country that is drawn in a box in the sea: `scale` times as large as the mainland. */
export type Inset = {
  readonly name: InsetName
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly scale: number
  /** The box in which it is drawn. Its contents stand in the middle of it. */
  readonly box: Rectangle
}

export const insets: readonly Inset[] = [
  {
    name: 'london',
    west: -0.54,
    south: 51.27,
    east: 0.32,
    north: 51.71,
    scale: 3.5,
    box: { left: 452, top: 206, width: 222, height: 178 },
  },
  {
    name: 'orkney',
    west: -3.5,
    south: 58.71,
    east: -2.3,
    north: 59.43,
    scale: 1,
    box: { left: 464, top: 42, width: 90, height: 124 },
  },
  {
    name: 'shetland',
    west: -2.2,
    south: 59.45,
    east: -0.6,
    north: 60.95,
    scale: 1,
    box: { left: 570, top: 42, width: 90, height: 124 },
  },
]

/** The lines around what is drawn elsewhere: one box for the northern isles, one for London. */
export const northernBox: Rectangle = { left: 452, top: 8, width: 222, height: 160 }
export const londonBox: Rectangle = { left: 452, top: 184, width: 222, height: 200 }

const holds = (inset: Inset, { lat, lon }: Point): boolean =>
  lon >= inset.west && lon <= inset.east && lat >= inset.south && lat <= inset.north

/** The inset in which a point is drawn, or the mainland. */
export const areaOf = (point: Point): Area => insets.find(inset => holds(inset, point))?.name ?? 'mainland'

/** Where a point is drawn within an area; null for what the projection cannot draw. */
export function spotIn(area: Area, point: Point): Spot | null {
  const spot = project(point)
  const inset = insets.find(candidate => candidate.name === area)
  if (!spot || !inset) return spot
  const middle = project({ lat: (inset.south + inset.north) / 2, lon: (inset.west + inset.east) / 2 })
  if (!middle) return null
  return {
    x: inset.box.left + inset.box.width / 2 + (spot.x - middle.x) * inset.scale,
    y: inset.box.top + inset.box.height / 2 + (spot.y - middle.y) * inset.scale,
  }
}

/** The rectangle on the mainland's drawing that an inset enlarges. */
export function placeOf(inset: Inset): Rectangle {
  const corners = [
    project({ lat: inset.north, lon: inset.west }),
    project({ lat: inset.north, lon: inset.east }),
    project({ lat: inset.south, lon: inset.west }),
    project({ lat: inset.south, lon: inset.east }),
  ].filter(spot => spot !== null)
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const left = Math.round(Math.min(...xs))
  const top = Math.round(Math.min(...ys))
  return { left, top, width: Math.round(Math.max(...xs)) - left, height: Math.round(Math.max(...ys)) - top }
}
