import { type Locale, nameIn } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import type { ListedTrust } from '../page/map-view.ts'
import type { Pin } from './drawing.ts'
import { placePins } from './place-pins.ts'
import type { Spot } from './projection.ts'
import type { Outline } from './read-outline.ts'

/** Placing pins takes some milliseconds and gives the same result for the same trusts: the last few results are kept. */
const placed = new Map<string, (Spot | null)[]>()
const keptPlacements = 12

function placeOnce(trusts: readonly ListedTrust[], coast: Outline['coast']): (Spot | null)[] {
  const key = trusts.map(({ code, lat, lon }) => `${code} ${lat} ${lon}`).join()
  const known = placed.get(key)
  if (known) return known
  const spots = placePins(
    trusts.map(({ lat, lon }) => (lat === null || lon === null ? null : { lat, lon })),
    coast,
  )
  if (placed.size >= keptPlacements) placed.clear()
  placed.set(key, spots)
  return spots
}

type Drawn = {
  readonly trusts: readonly ListedTrust[]
  readonly outline: Outline
  readonly locale: Locale
  readonly isAsked?: (trust: ListedTrust) => boolean
}

/** The pins of all trusts that have a place, in the order in which the Tab key meets them: nation, region, north to south. */
export function drawPins({ trusts, outline, locale, isAsked = () => true }: Drawn): Pin[] {
  const inOrder = [...trusts].sort(
    (a, b) =>
      nations.indexOf(a.nation) - nations.indexOf(b.nation) ||
      a.regionName.localeCompare(b.regionName, 'en') ||
      (b.lat ?? 0) - (a.lat ?? 0) ||
      (a.code < b.code ? -1 : 1),
  )
  const spots = placeOnce(inOrder, outline.coast)
  return inOrder.flatMap((trust, i) => {
    const at = spots[i]
    const { code, status, lat, lon } = trust
    if (!at || lat === null || lon === null) return []
    return [{ code, name: nameIn(locale, trust), status, at, point: { lat, lon }, isAsked: isAsked(trust) }]
  })
}
