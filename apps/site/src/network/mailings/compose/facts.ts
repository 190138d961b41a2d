import { nameIn, type Translate } from '../../../foundation/index.ts'
import { type StatusCodes, statusWord } from '../../../releases/index.ts'
import type { Facts } from '../markdown/fields.ts'
import type { Reader } from '../recipient-store.ts'
import type { DistrictPlace } from '../segments/district-places.ts'

type Known = {
  readonly reader: Pick<Reader, 'firstName' | 'nation' | 'district'>
  readonly place: DistrictPlace | null
  /** What the newest release says of each trust. */
  readonly statuses: StatusCodes
}

/** What a mailing can say of one reader, in their language. What we do not know for sure is left out: the mailing has words for it. */
export function factsOf(t: Translate, { reader, place, statuses }: Known): Facts {
  const { firstName, nation, district } = reader
  const trust = place?.trust ?? null
  const status = trust ? statuses.get(String(trust.code)) : undefined
  // A district that lies in several constituencies says nothing of its people’s own.
  const [constituency, other] = place?.constituencies ?? []
  const where = nation ?? place?.nation ?? null
  return {
    ...(firstName ? { 'first name': firstName } : {}),
    ...(where ? { nation: t(`register.nation.${where}`) } : {}),
    ...(district ? { district } : {}),
    ...(constituency && !other ? { constituency: nameIn(t.locale, constituency) } : {}),
    ...(trust ? { trust: nameIn(t.locale, trust) } : {}),
    ...(status === undefined ? {} : { 'trust status': statusWord(t, status) }),
  }
}
