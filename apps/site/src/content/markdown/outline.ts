/**
 * Gives each heading of a text its level on the page, from the depths that were typed: the highest stands at `from`, and none is skipped, whatever its writer counted.
 * `#`, `###`, `##` from 2 is 2, 3, 3. Never deeper than 6, as HTML knows no more.
 */
export function makeOutline(from: number): (depth: number) => number {
  const open: number[] = []
  return depth => {
    while ((open.at(-1) ?? 0) >= depth) open.pop()
    open.push(depth)
    return Math.min(from + open.length - 1, 6)
  }
}
