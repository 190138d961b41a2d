import { type ReadDb, rows } from '../../foundation/index.ts'
import type { PostcodeTables } from '../postcodes-import/postcode-set.ts'
import { type Unit, unpackUnits } from './unit-block.ts'

/** The units of some sectors in the set that is in use. `describes`: the month of the set, `YYYY-MM`. */
export type KnownUnits = { readonly describes: string; readonly units: readonly Unit[] }

/** The units of these sectors; null when no unit postcodes have been imported. One question: a swap never shows half. */
export async function unitsOf(db: ReadDb, sectors: readonly string[]): Promise<KnownUnits | null> {
  const found = await rows<PostcodeTables>(db)
    .selectFrom('postcode_set')
    .leftJoin('postcode_block', join =>
      join.onRef('postcode_block.set_id', '=', 'postcode_set.id').on('postcode_block.sector', 'in', [...sectors]),
    )
    .select(['postcode_set.describes', 'postcode_block.places', 'postcode_block.units'])
    .where('postcode_set.state', '=', 'current')
    .execute()
  const [first] = found
  if (!first) return null
  const units = found.flatMap(({ places, units }) => (places === null || units === null ? [] : unpackUnits({ places, units })))
  return { describes: first.describes, units }
}
