import type { ReadDb } from '../../../foundation/index.ts'
import { type PlaceAnswer, placeFor } from '../../../register/index.ts'

/** The place of a postcode. Where a part of a district is too new for our tables, its district: close enough to find who is near. */
export async function placeNear(db: ReadDb, postcode: string): Promise<PlaceAnswer> {
  const answer = await placeFor(db, postcode)
  return answer.kind === 'unknown' && answer.districtKnown ? placeFor(db, answer.near) : answer
}
