import type { ReadDb } from '../../foundation/index.ts'
import { distanceKm } from '../distance.ts'
import { constituenciesByCodes } from '../politician-store.ts'
import type { Constituency, Point } from '../types.ts'
import type { PostcodeParts } from './grammar.ts'
import { rangesBetween } from './postcode-store.ts'

const number = (text: string): number => Number.parseInt(text.replace(' ', ''), 36)

/** Further away than this, the range of the district before does not reach into this one. */
const reachKm = 30

/**
 * The constituencies in which a postcode of Great Britain may lie, by name: one for a full postcode, all that its ranges touch for a
 * sector or a district. `middle` is where that sector or district lies.
 */
export async function constituenciesFor(db: ReadDb, parts: PostcodeParts, middle: Point): Promise<Constituency[]> {
  switch (parts.kind) {
    case 'area':
      return []
    case 'district':
      return within(db, {
        first: number(`${parts.district}0AA`),
        last: number(`${parts.district}9ZZ`),
        district: parts.district,
        middle,
      })
    case 'sector':
      return within(db, {
        first: number(`${parts.sector}AA`),
        last: number(`${parts.sector}ZZ`),
        district: parts.district,
        middle,
      })
    case 'full': {
      const whole = await constituenciesFor(db, { ...parts, kind: 'sector' }, middle)
      const [own] = await rangesBetween(db, number(parts.postcode), number(parts.postcode))
      const exact = whole.filter(constituency => constituency.code === own?.constituencyCode)
      // Not in the source, or newer than it: then it is one of the sector's.
      return exact.length > 0 ? exact : whole
    }
  }
}

type Stretch = { readonly first: number; readonly last: number; readonly district: string; readonly middle: Point }

/**
 * The range that began before the stretch reaches into it only if there are postcodes before the stretch's first own range, which the
 * source does not tell. It is left out where it would be absurd: begun in another district, and its constituency far away.
 */
async function within(db: ReadDb, { first, last, district, middle }: Stretch): Promise<Constituency[]> {
  const ranges = await rangesBetween(db, first, last)
  const found = await constituenciesByCodes(db, [...new Set(ranges.flatMap(range => range.constituencyCode ?? []))])
  const [before, ...inside] = ranges
  if (!before || inside.length === 0 || before.start >= number(`${district}0AA`)) return found
  const own = new Set(inside.map(range => range.constituencyCode))
  const reach = Math.max(reachKm, ...found.filter(({ code }) => own.has(code)).map(place => 1.5 * distanceKm(middle, place)))
  return found.filter(place => own.has(place.code) || distanceKm(middle, place) <= reach)
}
