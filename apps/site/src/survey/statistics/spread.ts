/** How a list of numbers is spread. */
export type Spread = {
  /** How many numbers there are. */
  readonly count: number
  readonly least: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly most: number
}

/**
 * Median, quartiles and range. A quantile between two numbers lies on the line between them (Hyndman and Fan 1996, type 7: what R, NumPy and
 * Excel's QUARTILE.INC give). Null for an empty list.
 */
export function spreadOf(numbers: readonly number[]): Spread | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return null
  const at = (part: number): number => {
    const place = (sorted.length - 1) * part
    const [below, above] = [sorted[Math.floor(place)] ?? least, sorted[Math.ceil(place)] ?? most]
    return below + (above - below) * (place - Math.floor(place))
  }
  return { count: sorted.length, least, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75), most }
}
