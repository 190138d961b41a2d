import { type Campaign, type Locale, nameIn, type ReadDb } from '../../foundation/index.ts'
import {
  type Constituency,
  type FindAnswer,
  type NearTrust,
  type Place,
  type Politician,
  politicianOf,
} from '../../register/index.ts'
import { currentStatusCodes, type StatusCode } from '../../releases/index.ts'
import { pageOf } from './trust-choice.ts'

export type NearbyTrust = {
  readonly name: string
  readonly link: string
  readonly km: number
  /** null: the newest release leaves this trust out. */
  readonly status: StatusCode | null
}

/** The constituency of a place: known, one of several, or not told by our tables. */
export type Seat =
  | { readonly kind: 'known'; readonly code: string; readonly name: string; readonly politician: Politician | null }
  | { readonly kind: 'choose'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'unknown' }

/** All that the answer to a postcode shows. */
export type PlaceView = {
  readonly place: Pick<Place, 'answeredFor' | 'precision' | 'near' | 'nation' | 'corrected' | 'ended' | 'notIn'>
  /** What the title says: never more than the sector, since a browser may keep the titles of pages. */
  readonly titleFor: string
  /** Northern Ireland before its unit postcodes are imported: only the first part of a postcode can be answered. */
  readonly isIrishLimit: boolean
  readonly nearest: readonly NearbyTrust[]
  readonly real: readonly NearbyTrust[]
  readonly seat: Seat
  readonly alsoTrust: { readonly name: string; readonly link: string } | null
}

const seatsOfNorthernIreland = 18

type Options = {
  readonly campaign: Campaign
  readonly locale: Locale
  /** The code of the constituency that the visitor has chosen among several. */
  readonly chosen: string | null
}

export async function loadPlaceView(
  db: ReadDb,
  answer: Extract<FindAnswer, { kind: 'place' }>,
  { campaign, locale, chosen }: Options,
): Promise<PlaceView> {
  const statusOf = await currentStatusCodes(db)
  const view = ({ trust, km }: NearTrust): NearbyTrust => {
    const status = statusOf.get(trust.code)
    // A trust that opened after the newest release has not been asked.
    return { name: nameIn(locale, trust), link: pageOf(campaign, trust), km, status: status === undefined ? 'not-asked' : status }
  }
  const { alsoTrust } = answer
  return {
    place: answer.place,
    titleFor: answer.place.precision === 'unit' ? answer.place.answeredFor.slice(0, -2) : answer.place.answeredFor,
    // All eighteen are offered only while nothing tells them apart.
    isIrishLimit: answer.place.nation === 'northern-ireland' && answer.place.constituencies.length === seatsOfNorthernIreland,
    nearest: answer.nearest.map(view),
    real: answer.real.map(view),
    seat: await seatOf(db, answer.place.constituencies, { campaign, locale, chosen }),
    alsoTrust: alsoTrust && { name: nameIn(locale, alsoTrust), link: pageOf(campaign, alsoTrust) },
  }
}

async function seatOf(db: ReadDb, constituencies: readonly Constituency[], { campaign, locale, chosen }: Options): Promise<Seat> {
  const [only] = constituencies
  const known = constituencies.length === 1 ? only : constituencies.find(({ code }) => code === chosen)
  if (known)
    return {
      kind: 'known',
      code: known.code,
      name: nameIn(locale, known),
      politician: await politicianOf(db, known.code, campaign),
    }
  if (!only) return { kind: 'unknown' }
  return { kind: 'choose', options: constituencies.map(place => ({ value: place.code, label: nameIn(locale, place) })) }
}
