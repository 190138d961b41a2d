import type { Locale } from '../../foundation/index.ts'
import { nearest, type Point } from '../../register/index.ts'
import { changedSince, countStatuses, type PublishedStatus, type ReleaseSummary } from '../../releases/index.ts'
import { drawPins } from '../drawing/draw-pins.ts'
import { areaOf, spotIn } from '../drawing/insets.ts'
import type { Outline } from '../drawing/read-outline.ts'
import type { MapQuery } from '../query/map-link.ts'
import { isAskedFor, regionsOf, sortTrusts } from './choose-trusts.ts'
import type { ExcludedTrust, ListedTrust, MapView } from './map-view.ts'

/** What has been read for one view of the map. */
export type MapSource = {
  readonly query: MapQuery
  readonly locale: Locale
  /** The day in the UK. */
  readonly today: string
  readonly outline: Outline
  readonly release: ReleaseSummary | null
  readonly releases: readonly ReleaseSummary[]
  readonly statuses: readonly PublishedStatus[]
  /** The release before, with its statuses. */
  readonly earlier: { readonly release: ReleaseSummary; readonly statuses: readonly PublishedStatus[] } | null
  readonly reasons: ReadonlyMap<string, string>
  readonly near: { readonly district: string; readonly point: Point } | null
}

const nearbyTrusts = 5

export const isListed = (trust: PublishedStatus): trust is ListedTrust => trust.status !== null
const isExcluded = (trust: PublishedStatus): trust is ExcludedTrust => trust.status === null

/** From what was read to what is shown. */
export function makeMapView(source: MapSource): MapView {
  const { query, outline, locale, release, releases, statuses, earlier, reasons, near } = source
  const listed = statuses.filter(isListed)
  const changed = new Set(earlier ? changedSince(earlier.statuses, statuses).keys() : [])
  const isAsked = (trust: ListedTrust) => isAskedFor(trust, query, changed)
  const spot = near && spotIn(areaOf(near.point), near.point)
  return {
    query,
    today: source.today,
    release,
    isNewest: release === null || releases[0]?.id === release.id,
    releases,
    earlier: earlier?.release ?? null,
    counts: countStatuses(statuses),
    regions: regionsOf(listed),
    outline,
    drawing: {
      pins: drawPins({ trusts: listed, outline, locale, isAsked }),
      place:
        near && spot ? { name: near.district, at: { x: Math.round(spot.x), y: Math.round(spot.y) }, point: near.point } : null,
    },
    rows: sortTrusts(listed.filter(isAsked), query, locale),
    reasons,
    excluded: statuses.filter(isExcluded),
    near: near && { district: near.district, trusts: nearest(near.point, listed, nearbyTrusts) },
  }
}
