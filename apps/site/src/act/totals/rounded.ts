/** How a number of letters is said to the public: never exactly, so that nobody sees that one more was written. */
export type Rounded =
  | { readonly kind: 'none' }
  | { readonly kind: 'few'; readonly below: number }
  | { readonly kind: 'about'; readonly about: number }

/** Fewer than this are not told apart. */
export const fewest = 5

/**
 * Rounds a count: 0 is none; 1 to 4 are “fewer than 5”; up to 100 to the nearest five, then to the nearest ten, above 1,000 to the nearest hundred.
 *
 * @param count a whole number, 0 or more
 */
export function rounded(count: number): Rounded {
  if (!Number.isInteger(count) || count < 0) throw new Error('A count is a whole number, 0 or more')
  if (count === 0) return { kind: 'none' }
  if (count < fewest) return { kind: 'few', below: fewest }
  const step = count <= 100 ? 5 : count <= 1000 ? 10 : 100
  return { kind: 'about', about: Math.round(count / step) * step }
}
