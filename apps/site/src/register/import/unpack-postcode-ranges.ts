import { z } from 'zod'

const packedSchema = z.object({
  postcode_keys: z.array(z.number().int().nonnegative()),
  value_key: z.array(z.number().int().nonnegative()),
  value_values: z.array(z.string().nullable()),
})

const lookupSchema = z.record(z.string(), z.object({ parlcon_2024_gss_code: z.string() }))

export interface PostcodeRange {
  /** The first postcode of the range: without its space, read as a base-36 number. */
  start: number
  constituency: string | null
}

/**
 * Unpacks mySociety's lookup. Its keys are differences, to be added up. Each value stands for an entry of `value_values`:
 * 0 means “the same as two before”; from any other number subtract 1. The place one past the end, found only for postcodes
 * without a location (N1P, S94 and the like), means “none”, as the `null` in the list does.
 *
 * The ranges say nothing about whether a postcode exists, and they know nothing of Northern Ireland:
 * a BT postcode must never be looked up here.
 */
export function unpackPostcodeRanges(packedText: string, lookupText: string): PostcodeRange[] {
  const packed = packedSchema.parse(JSON.parse(packedText))
  const lookup = lookupSchema.parse(JSON.parse(lookupText))
  if (packed.postcode_keys.length !== packed.value_key.length) throw new Error('The packed lookup has not as many values as keys')
  const places = resolveRepeats(packed.value_key)
  let start = 0
  return packed.postcode_keys.map((difference, at) => {
    start += difference
    const place = places[at] ?? -1
    const id = place === packed.value_values.length + 1 ? null : packed.value_values[place]
    if (id === undefined) throw new Error(`The packed lookup names a value that it does not hold (range ${at})`)
    if (id === null) return { start, constituency: null }
    const entry = lookup[id]
    if (entry === undefined) throw new Error(`The packed lookup names ${id}, which the list of constituencies does not hold`)
    return { start, constituency: entry.parlcon_2024_gss_code }
  })
}

function resolveRepeats(keys: number[]): number[] {
  const places: number[] = []
  for (const [at, key] of keys.entries()) places.push(key === 0 ? (places[at - 2] ?? -1) : key - 1)
  return places
}

/** The number under which a postcode is filed: `SW1A 1AA` read in base 36. Null when it has other characters. */
export function postcodeNumber(postcode: string): number | null {
  const letters = postcode.replaceAll(' ', '').toUpperCase()
  return /^[A-Z0-9]{5,7}$/.test(letters) ? Number.parseInt(letters, 36) : null
}

/**
 * The constituency of the range that a postcode falls in; `ranges` in ascending order.
 *
 * A number before the first postcode of its area (EH1 1AA, which does not exist) falls into the last range of another area
 * (E98 1AD, in London). Every real postcode has a range that begins in its own area, so any other is refused.
 * Northern Ireland, which the ranges do not hold, is refused by the same rule.
 */
export function findInRanges(ranges: PostcodeRange[], postcode: string): string | null {
  const number = postcodeNumber(postcode)
  if (number === null) return null
  let low = 0
  let high = ranges.length - 1
  let found: PostcodeRange | undefined
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range !== undefined && range.start <= number) {
      found = range
      low = middle + 1
    } else high = middle - 1
  }
  if (found === undefined || areaOf(found.start.toString(36)) !== areaOf(postcode)) return null
  return found.constituency
}

/** The letters a postcode begins with: EH, E, BT. */
function areaOf(postcode: string): string {
  return (/^\s*[a-z]+/i.exec(postcode)?.[0] ?? '').trim().toUpperCase()
}
