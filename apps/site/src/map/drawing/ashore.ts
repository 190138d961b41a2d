import { distanceToSegment } from './draw-path.ts'
import type { Spot } from './projection.ts'

type Ring = readonly Spot[]

/** Whether a spot is on land (crossing number). */
export const isOnLand = (spot: Spot, coast: readonly Ring[]): boolean => coast.some(ring => isInside(spot, ring))

function isInside({ x, y }: Spot, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const a = ring[i]
    const b = ring[j]
    if (a && b && a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

/** How far out at sea a spot is: 0 on land. */
export function distanceOffshore(spot: Spot, coast: readonly Ring[]): number {
  if (isOnLand(spot, coast)) return 0
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of coast) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const a = ring[i]
      const b = ring[j]
      if (a && b) nearest = Math.min(nearest, distanceToSegment(spot, a, b))
    }
  }
  return nearest
}
