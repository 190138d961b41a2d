export type Point = { readonly x: number; readonly y: number }
export type Line = {
  /** What it takes whatever the size. */
  readonly fixed: number
  readonly slope: number
  /** The largest distance of a point from the line, as a share of the point. */
  readonly largestDeviation: number
}

/**
 * The straight line with a fixed part that lies nearest to points that each were measured with about the same relative error: least squares, weighted by 1/y², so
 * that a small point counts as much as a large one.
 */
export function fitLine(points: readonly Point[]): Line {
  const sum = (of: (point: Point) => number): number => points.reduce((total, point) => total + of(point) / point.y ** 2, 0)
  const weight = sum(() => 1)
  const meanX = sum(({ x }) => x) / weight
  const meanY = sum(({ y }) => y) / weight
  const spread = sum(({ x }) => (x - meanX) ** 2)
  if (points.length < 3 || !(spread > 0))
    throw new Error('A line through fewer than three sizes says nothing about what it leaves over')
  const slope = sum(({ x, y }) => (x - meanX) * (y - meanY)) / spread
  const fixed = meanY - slope * meanX
  return { fixed, slope, largestDeviation: Math.max(...points.map(({ x, y }) => Math.abs(y - fixed - slope * x) / y)) }
}
