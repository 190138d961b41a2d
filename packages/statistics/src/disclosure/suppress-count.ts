/** A count as it may leave the hospital: a number, or `*` for one that is hidden. */
export type Cell = number | '*'

/** The smallest count that may be shown, other than 0. */
export const smallestShown = 8

/**
 * The rule for a number of people: 1 to 7 is hidden, 0 is shown, everything else is rounded to the nearest 5. There is no way around it.
 * Source: the rule for publishing figures from Hospital Episode Statistics below national level.
 *
 * @throws RangeError for what is not a whole number of people
 */
export function suppressCount(people: number): Cell {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError('Not a number of people')
  if (people === 0) return 0
  return people < smallestShown ? '*' : Math.round(people / 5) * 5
}

/** The rule for a mean: shown only if at least 8 people stand behind it. */
export const suppressMean = (mean: number, people: number): Cell => (suppressCount(people) === '*' || people === 0 ? '*' : mean)

/** Which counts can stand behind a number that was shown; both ends belong to it. Not for `*`: what that may be, depends on why it is there. */
export const countsBehind = (shown: number): { low: number; high: number } =>
  shown === 0 ? { low: 0, high: 0 } : { low: Math.max(shown - 2, smallestShown), high: shown + 2 }
