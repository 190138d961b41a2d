import type { ReadDb } from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import type { Mailing } from '../mailing-store.ts'
import { countByDomain, type DomainCount } from './audience-store.ts'
import { rememberedPlaces } from './district-places.ts'
import { narrow } from './narrow.ts'
import type { Narrowed } from './segment.ts'

type House = Pick<NetworkHouse, 'clock' | 'campaign'>

/** What a mailing asks of its readers now. */
export const narrowedBy = (
  db: ReadDb,
  { clock, campaign }: House,
  { purpose, segment }: Pick<Mailing, 'purpose' | 'segment'>,
): Promise<Narrowed> => narrow(db, purpose, segment, rememberedPlaces(clock(), campaign))

export type PeopleCount = { readonly total: number; readonly domains: readonly DomainCount[] }

/** How many people a mailing would go to now, in all and by receiving domain. */
export async function countPeople(db: ReadDb, house: House, mailing: Pick<Mailing, 'purpose' | 'segment'>): Promise<PeopleCount> {
  const domains = await countByDomain(db, await narrowedBy(db, house, mailing))
  return { total: domains.reduce((sum, { count }) => sum + count, 0), domains }
}
