import { type ReadDb, rows } from '../../foundation/index.ts'
import { allSuccessions } from '../../register/index.ts'
import { changesLink } from '../links.ts'
import { type Changed, releaseView } from '../pages/release-view.ts'
import { countStatuses } from '../rules/count-statuses.ts'
import { parseReleaseId } from '../rules/release-id.ts'
import { allReleases } from '../store/read-releases.ts'
import { statusesOf } from '../store/read-statuses.ts'
import type { ReleasesTables } from '../store/tables.ts'
import type { PublishedStatus, ReleaseId, ReleaseSummary, StatusCounts } from '../types.ts'
import { type ToldChanges, tellChanges } from './tell-changes.ts'

/** All that the page of a release's changes shows. */
export type ChangesView = {
  readonly release: ReleaseSummary
  readonly counts: StatusCounts
  readonly statuses: readonly PublishedStatus[]
  /** The release before, and what happened since. Null for the first one. */
  readonly since: { readonly previous: ReleaseSummary; readonly counts: StatusCounts; readonly told: ToldChanges } | null
  readonly newestCorrection: ReleaseSummary | null
  /** What this release puts right, if it is a correction. */
  readonly corrected: readonly Changed[]
  readonly address: string
}

type Site = { readonly campaign: 'example' | 'uk'; readonly baseUrl: string }

/** Loads what a release changed; null where there is no such release. */
export async function changesView(db: ReadDb, id: ReleaseId, site: Site): Promise<ChangesView | null> {
  const view = await releaseView(db, id, { ...site, link: changesLink })
  if (!view) return null
  const { release, counts, previous, newestCorrection, corrected, address } = view
  const statuses = [...view.statuses, ...view.excluded]
  const before = previous ? await statusesOf(db, previous.id) : []
  const told = tellChanges({
    before,
    after: statuses,
    asOf: release.asOf,
    successions: await allSuccessions(db),
    answeredBefore: await answeredBefore(db, release),
    putRight: release.correction?.trustCodes ?? [],
  })
  const since = previous && { previous, counts: countStatuses(before), told }
  return { release, counts, statuses, since, newestCorrection, corrected, address }
}

/** The trusts that had answered in a release of an earlier number. What a correction has taken back was no answer. */
async function answeredBefore(db: ReadDb, release: ReleaseSummary): Promise<Set<string>> {
  const own = parseReleaseId(release.id)
  const earlier = (await allReleases(db)).filter(({ id, correctedBy }) => {
    const number = parseReleaseId(id)
    const isEarlier = own && number && (number.year < own.year || (number.year === own.year && number.number < own.number))
    return isEarlier && correctedBy === null
  })
  if (earlier.length === 0) return new Set()
  const found = await rows<ReleasesTables>(db)
    .selectFrom('release_status')
    .select('trust_code')
    .distinct()
    .where(
      'release',
      'in',
      earlier.map(({ id }) => id),
    )
    .where('status', 'in', ['collecting', 'partial', 'not-collecting'])
    .execute()
  return new Set(found.map(row => row.trust_code))
}
