/** How a number of signatures is said to the public. */
export type RoundedCount =
  | { readonly kind: 'none' }
  | { readonly kind: 'few'; readonly below: number }
  | { readonly kind: 'least'; readonly least: number }

/** Fewer than this are not told apart. */
export const fewest = 5

/**
 * Rounds a count down: 0 is none, 1 to 4 are “fewer than 5”, else “at least” the multiple of five below it. Sums are rounded by themselves and never added up from
 * parts, so that nobody who signed without showing their name can be found by subtraction.
 *
 * @param count a whole number, 0 or more
 */
export function roundedCount(count: number): RoundedCount {
  if (!Number.isInteger(count) || count < 0) throw new Error('A count is a whole number, 0 or more')
  if (count === 0) return { kind: 'none' }
  if (count < fewest) return { kind: 'few', below: fewest }
  return { kind: 'least', least: Math.floor(count / fewest) * fewest }
}
