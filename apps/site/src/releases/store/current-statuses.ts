import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { surveyedTrusts } from '../../register/index.ts'
import { notAskedStatus } from '../rules/snapshot.ts'
import type { PublishedStatus, ReleaseSummary } from '../types.ts'
import { latestRelease } from './read-releases.ts'
import { statusesOf } from './read-statuses.ts'

export type CurrentStatuses = { readonly release: ReleaseSummary | null; readonly statuses: PublishedStatus[] }

/** What is true now: the newest release, or before the first one every surveyed trust of the register, not asked yet. */
export async function currentStatuses(db: ReadDb, when: { campaign: Campaign; on: string }): Promise<CurrentStatuses> {
  const release = await latestRelease(db)
  if (release) return { release, statuses: await statusesOf(db, release.id) }
  const trusts = await surveyedTrusts(db, when)
  return {
    release: null,
    statuses: trusts.map(trust => notAskedStatus(trust)).sort((a, b) => a.name.localeCompare(b.name, 'en')),
  }
}
