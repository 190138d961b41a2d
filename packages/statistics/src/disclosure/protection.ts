import type { Range } from './statement.ts'
import { smallestShown } from './suppress-count.ts'

/**
 * How much must stay open about a count, whatever a reader works out:
 * - `star`: a small number that is shown as `*`. All of 1 to 7 must stay possible: the reader learns no more than what `*` itself says.
 * - `grain`: any other small number that follows from what is shown, and a larger one hidden for another’s sake. At least five whole numbers in a row
 *   must stay possible, as many as rounding to 5 leaves of every number that is shown.
 * - `unknown`: a number whose truth we do not know: what stood behind an earlier `*`, and how many people two submissions differ by. As `grain`, unless
 *   there may be nobody at all, or there are certainly more than 7.
 */
export type Need = 'star' | 'grain' | 'unknown'

export const protectionWidth = 4

export function isProtected({ low, high }: Range, need: Need): boolean {
  switch (need) {
    case 'star':
      return low <= 1 && high >= smallestShown - 1
    case 'grain':
      return high - low >= protectionWidth
    case 'unknown':
      return high - low >= protectionWidth || low < 1 || low >= smallestShown
  }
}
