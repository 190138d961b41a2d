import type { ReadDb } from '../../foundation/index.ts'
import { countStatuses } from '../rules/count-statuses.ts'
import { allReleases } from '../store/read-releases.ts'
import { statusesOf } from '../store/read-statuses.ts'
import type { ReleaseSummary, StatusCounts } from '../types.ts'

/** One release in the list of all of them. */
export type ListedRelease = {
  readonly release: ReleaseSummary
  readonly counts: StatusCounts
  /** What it puts right, and what has put it right since. */
  readonly corrects: ReleaseSummary | null
  readonly correctedBy: ReleaseSummary | null
}

/** Every release with its counts, newest first. */
export async function releasesView(db: ReadDb): Promise<ListedRelease[]> {
  const releases = await allReleases(db)
  const byId = (id: string | null | undefined) => releases.find(release => release.id === id) ?? null
  const listed: ListedRelease[] = []
  for (const release of releases)
    listed.push({
      release,
      counts: countStatuses(await statusesOf(db, release.id)),
      corrects: byId(release.correction?.parent),
      correctedBy: byId(release.correctedBy),
    })
  return listed
}
