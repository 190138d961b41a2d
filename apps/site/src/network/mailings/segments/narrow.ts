import type { ReadDb } from '../../../foundation/index.ts'
import type { ListPurpose } from '../../network-words.ts'
import { districtsOf } from './audience-store.ts'
import type { DistrictPlace, DistrictPlaces } from './district-places.ts'
import type { Narrowed, Segment } from './segment.ts'

/** Turns the places of a segment into postcode districts: all that is known of where somebody is. */
export async function narrow(db: ReadDb, purpose: ListPurpose, segment: Segment, places: DistrictPlaces): Promise<Narrowed> {
  const { nations, interests, acted } = segment
  const byPlace = segment.regions.length + segment.constituencies.length + segment.trusts.length > 0
  const districts: string[] = []
  const districtsOfNations: string[] = []
  if (byPlace || nations.length > 0) {
    for (const district of await districtsOf(db, purpose)) {
      const place = await places.of(db, district)
      if (!place) continue
      if (nations.includes(place.nation)) districtsOfNations.push(district)
      if (byPlace && liesIn(place, segment)) districts.push(district)
    }
  }
  return { purpose, nations, districtsOfNations, districts: byPlace ? districts : null, interests, acted }
}

/** Whether a district lies, with a part of it at least, in all that a segment asks for. */
export function liesIn(
  { trust, constituencies }: DistrictPlace,
  segment: Pick<Segment, 'regions' | 'constituencies' | 'trusts'>,
): boolean {
  const { regions, trusts } = segment
  if (regions.length > 0 && !(trust && regions.includes(trust.regionCode))) return false
  if (trusts.length > 0 && !(trust && trusts.includes(trust.code))) return false
  return segment.constituencies.length === 0 || constituencies.some(({ code }) => segment.constituencies.includes(code))
}
