import type { Band } from './count-to-protect.ts'
import { suppressCount } from './suppress-count.ts'

/**
 * The share of people in a step of five per cent, reckoned from the two numbers after they were rounded: a ratio of unrounded numbers never leaves. The
 * topmost step ends with 100 and includes it.
 *
 * @throws RangeError if more pass than there are
 */
export function bandOf(numerator: number, denominator: number): Band {
  if (numerator > denominator) throw new RangeError('A share cannot be more than all')
  const some = suppressCount(numerator)
  const all = suppressCount(denominator)
  if (all === 0) return 'nobody'
  if (some === '*' || all === '*') return '*'
  return stepOf(some, all)
}

/**
 * The same for things such as months and feeds: nobody can be known by them, and rounding eight of twelve months to ten of ten would say that all are there.
 *
 * @throws RangeError if more pass than there are
 */
export function bandOfThings(numerator: number, denominator: number): Band {
  if (numerator > denominator) throw new RangeError('A share cannot be more than all')
  return denominator === 0 ? 'nobody' : stepOf(numerator, denominator)
}

function stepOf(some: number, all: number): Band {
  const from = Math.min(95, Math.floor((some * 20) / all) * 5)
  return { from, to: from + 5 }
}
