import type { Point } from './read-topology.ts'

/**
 * Simplifies a line by effective area (Visvalingam and Whyatt, 1993): again and again the point goes whose triangle with its
 * two neighbours is smallest, until none is smaller than the tolerance. Both ends stay, so lines that meet keep meeting.
 *
 * @param line in plane coordinates
 * @param tolerance the smallest triangle that stays, in the square of the line's unit
 * @param weight how much a position's triangle counts for; 1 if not given
 * @returns the positions that stay
 */
export function simplifyLine(line: Point[], tolerance: number, weight: (at: number) => number = () => 1): number[] {
  const before = line.map((_, at) => at - 1)
  const after = line.map((_, at) => at + 1)
  const area = (at: number) => weight(at) * triangle(line[before[at] ?? 0], line[at], line[after[at] ?? 0])
  const areas = line.map((_, at) => (at === 0 || at === line.length - 1 ? Number.POSITIVE_INFINITY : area(at)))
  const order = new Set(line.keys())
  for (;;) {
    let least = -1
    for (const at of order) if (least < 0 || (areas[at] ?? 0) < (areas[least] ?? 0)) least = at
    const smallest = areas[least]
    if (smallest === undefined || smallest >= tolerance) return [...order]
    order.delete(least)
    const left = before[least] ?? 0
    const right = after[least] ?? 0
    after[left] = right
    before[right] = left
    // A neighbour never becomes cheaper than the point just taken, or corners would fall in a chain.
    if (left > 0) areas[left] = Math.max(smallest, area(left))
    if (right < line.length - 1) areas[right] = Math.max(smallest, area(right))
  }
}

function triangle(a: Point | undefined, b: Point | undefined, c: Point | undefined): number {
  if (a === undefined || b === undefined || c === undefined) return Number.POSITIVE_INFINITY
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
}

/** The area inside a closed line, positive when it runs anticlockwise (y upwards). */
export function ringArea(ring: Point[]): number {
  let sum = 0
  for (const [at, point] of ring.entries()) {
    const next = ring[(at + 1) % ring.length] ?? point
    sum += point[0] * next[1] - next[0] * point[1]
  }
  return sum / 2
}
