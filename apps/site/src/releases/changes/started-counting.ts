import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { latestRelease } from '../store/read-releases.ts'
import type { ReleaseSummary } from '../types.ts'
import { changesView } from './changes-view.ts'
import { partsOfChanges } from './tell-changes.ts'

/** The newest release's changes, in short: how many trusts began to count everyone since the release before. */
export type StartedCounting = { readonly release: ReleaseSummary; readonly previous: ReleaseSummary; readonly count: number }

/** Null where there is nothing to tell: before the second release, or when no status has changed. */
export async function startedCounting(
  db: ReadDb,
  site: { readonly campaign: Campaign; readonly baseUrl: string },
): Promise<StartedCounting | null> {
  const release = await latestRelease(db)
  const since = release && (await changesView(db, release.id, site))?.since
  if (!since || partsOfChanges.every(part => since.told[part].length === 0)) return null
  return { release, previous: since.previous, count: since.told.started.length }
}
