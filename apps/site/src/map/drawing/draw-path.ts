import type { Spot } from './projection.ts'

/**
 * Leaves out the corners that nobody sees (Douglas and Peucker, 1973): every dropped point is within `tolerance` units of what remains.
 * The first and last points stay.
 */
export function simplify(line: readonly Spot[], tolerance: number): Spot[] {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last || line.length < 3) return [...line]
  let furthest = 0
  let distance = tolerance
  for (let i = 1; i < line.length - 1; i += 1) {
    const spot = line[i]
    if (!spot) continue
    const away = distanceToSegment(spot, first, last)
    if (away > distance) {
      distance = away
      furthest = i
    }
  }
  if (furthest === 0) return [first, last]
  return [...simplify(line.slice(0, furthest + 1), tolerance).slice(0, -1), ...simplify(line.slice(furthest), tolerance)]
}

/** How far a spot is from the nearest point of a straight piece of line. */
export function distanceToSegment(spot: Spot, from: Spot, to: Spot): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / length))
  return Math.hypot(spot.x - from.x - along * dx, spot.y - from.y - along * dy)
}

/** The area that a ring encloses, in square units. */
export function areaOfRing(ring: readonly Spot[]): number {
  let twice = 0
  for (const [i, spot] of ring.entries()) {
    const next = ring[(i + 1) % ring.length] ?? spot
    twice += spot.x * next.y - next.x * spot.y
  }
  return Math.abs(twice) / 2
}

/**
 * SVG path data in whole units, each step relative to the one before: few bytes, and bytes that compress well.
 * A closed line ends with `z`; a line that shrinks to a point is left out.
 */
export function drawPath(lines: readonly (readonly Spot[])[], { closed }: { closed: boolean }): string {
  let path = ''
  for (const line of lines) {
    const spots = line.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
    const start = spots[0]
    if (!start) continue
    let steps = ''
    let at = start
    for (const spot of spots.slice(1)) {
      if (spot.x === at.x && spot.y === at.y) continue
      steps += pair(spot.x - at.x, spot.y - at.y, steps !== '')
      at = spot
    }
    const back = closed && at.x === start.x && at.y === start.y
    if (steps === '') continue
    path += `M${pair(start.x, start.y, false)}l${back ? withoutLast(steps) : steps}${closed ? 'z' : ''}`
  }
  return path
}

/** A minus sign parts numbers as well as a space does. */
const pair = (x: number, y: number, parted: boolean): string => `${parted && x >= 0 ? ' ' : ''}${x}${y >= 0 ? ' ' : ''}${y}`

/** `z` draws the last step itself. */
const withoutLast = (steps: string): string => steps.replace(/ ?-?\d+ ?-?\d+$/, '')
