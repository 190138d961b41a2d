import { z } from 'zod'

/**
 * The cell types of our own tables. A committed cell is always text; these schemas turn it into the value a program wants.
 * An empty cell is `null`: not known, never zero.
 */
export const text = z.string().min(1)
export const optionalText = z.string().transform(value => (value === '' ? null : value))
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const optionalDay = z.union([z.literal('').transform(() => null), day])
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)
export const optionalDecimal = z.union([z.literal('').transform(() => null), decimal])
export const count = z.string().regex(/^\d+$/).transform(Number)
export const nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland'])
export const latitude = decimal.pipe(z.number().min(49).max(61))
export const longitude = decimal.pipe(z.number().min(-9).max(2))
/** Several values in one cell, separated by semicolons. */
export const list = z.string().transform(value => (value === '' ? [] : value.split(';')))
