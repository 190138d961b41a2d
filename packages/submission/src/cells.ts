import { z } from 'zod'

/** What the rule lets out: 0, or a multiple of 5 from 10 up. -0 is not 0. */
export const shownNumber = z
  .int()
  .max(1_000_000)
  .refine(value => Object.is(value, 0) || (value >= 10 && value % 5 === 0), 'is not a number that the disclosure rule lets out')

/** A count: a number, or `*` for one that is hidden. */
export const cell = z.union([z.literal('*'), shownNumber])
/** A part of a row: `merged` is counted in the row’s total only. */
export const rowCell = z.union([z.literal('merged'), cell])
/** A count that stands by itself: `dropped` is not shown at all. */
export const soleCell = z.union([z.literal('dropped'), cell])

export type SubmittedCell = z.infer<typeof cell>
