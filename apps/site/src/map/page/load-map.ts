import { dayInUk, type Locale, type Services } from '../../foundation/index.ts'
import { placeFor } from '../../register/index.ts'
import { allReleases, currentStatuses, publishedCriteria, statusesOf } from '../../releases/index.ts'
import { readOutline } from '../drawing/read-outline.ts'
import type { MapQuery } from '../query/map-link.ts'
import { nearPlace } from '../query/near-place.ts'
import { keepKnown } from '../query/read-map-query.ts'
import { regionsOf } from './choose-trusts.ts'
import { earlierRelease } from './earlier-release.ts'
import type { MapSource } from './make-map-view.ts'

/** Reads what an address asks for. null: it names a release that does not exist. The query that comes back is the canonical one. */
export async function loadMap(services: Services, locale: Locale, asked: MapQuery): Promise<MapSource | null> {
  const { db, campaign, clock, root } = services
  const releases = await allReleases(db)
  const chosen = releases.find(({ id }) => id === asked.release)
  if (asked.release !== undefined && !chosen) return null
  const { release, statuses } = chosen
    ? { release: chosen, statuses: await statusesOf(db, chosen.id) }
    : await currentStatuses(db, { campaign, on: dayInUk(clock()) })
  const earlier = release && earlierRelease(release, releases)
  const { near: nearText, ...rest } = keepKnown(asked, {
    regions: regionsOf(statuses).map(({ code }) => code),
    hasEarlierRelease: earlier !== null,
  })
  const near = nearText === undefined ? null : nearPlace(nearText, await placeFor(db, nearText))
  return {
    query: near ? { ...rest, near: near.district } : rest,
    locale,
    today: dayInUk(clock()),
    outline: readOutline(root),
    release,
    releases,
    statuses,
    earlier: earlier && { release: earlier, statuses: await statusesOf(db, earlier.id) },
    reasons: release ? await reasonsOf(services, release.criteria, locale) : new Map(),
    near: near?.point ? { district: near.district, point: near.point } : null,
  }
}

/** What each rule of a version of the criteria says, by its id. */
async function reasonsOf({ db }: Services, version: string, locale: Locale): Promise<Map<string, string>> {
  const criteria = await publishedCriteria(db, version)
  return new Map(criteria?.rules.map(({ id, when }) => [id, when[locale]]))
}
