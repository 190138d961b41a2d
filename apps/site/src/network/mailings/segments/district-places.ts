import { type Campaign, dayInUk, type ReadDb } from '../../../foundation/index.ts'
import { type Constituency, type Nation, nearest, placeFor, surveyedTrusts, type Trust } from '../../../register/index.ts'

/** What our tables say of a postcode district. It may lie in several constituencies, and people in it may live nearer to another trust. */
export type DistrictPlace = {
  readonly nation: Nation
  /** The trust that is nearest to the middle of the district; null where none is surveyed. */
  readonly trust: Trust | null
  readonly constituencies: readonly Constituency[]
}

/** Looks districts up, each once. A district that nobody knows has no place. */
export type DistrictPlaces = {
  readonly of: (db: ReadDb, district: string) => Promise<DistrictPlace | null>
}

export function districtPlaces({ campaign, now }: { readonly campaign: Campaign; readonly now: Date }): DistrictPlaces {
  const known = new Map<string, DistrictPlace | null>()
  let trusts: readonly Trust[] | null = null
  return {
    of: async (db, district) => {
      const kept = known.get(district)
      if (kept !== undefined) return kept
      trusts ??= await surveyedTrusts(db, { campaign, on: dayInUk(now) })
      const answer = await placeFor(db, district)
      const found = answer.kind === 'place' ? placed(answer.place, trusts) : null
      known.set(district, found)
      return found
    },
  }
}

const placed = (
  place: {
    readonly nation: Nation
    readonly lat: number
    readonly lon: number
    readonly constituencies: readonly Constituency[]
  },
  trusts: readonly Trust[],
): DistrictPlace => {
  const [next] = nearest(place, trusts, 1)
  return { nation: place.nation, trust: next?.trust ?? null, constituencies: place.constituencies }
}

const keepForMs = 10 * 60_000
let kept: { readonly at: number; readonly campaign: Campaign; readonly places: DistrictPlaces } | null = null

/** The same for everybody in this process for some minutes: there are 2,900 districts, and to look all of them up takes seconds. */
export function rememberedPlaces(now: Date, campaign: Campaign): DistrictPlaces {
  const age = kept === null ? Number.POSITIVE_INFINITY : Math.abs(now.getTime() - kept.at)
  if (kept === null || age > keepForMs || kept.campaign !== campaign) {
    kept = { at: now.getTime(), campaign, places: districtPlaces({ campaign, now }) }
  }
  return kept.places
}
