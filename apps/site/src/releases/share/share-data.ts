import type { Ctx, SharePart } from '../../foundation/index.ts'
import { countStatuses } from '../rules/count-statuses.ts'
import { statusesOf } from '../store/read-statuses.ts'
import type { ReleaseSummary } from '../types.ts'
import { dataCatalogOf } from './dataset-facts.ts'
import { shareRelease, shareSite } from './share-release.ts'

/** How a page about all releases is shared: with the picture of the newest. */
export async function shareReleases(c: Ctx, releases: readonly ReleaseSummary[]): Promise<SharePart> {
  const [newest] = releases
  if (!newest) return shareSite(c.var.t)
  return shareRelease(c.var.t, { release: newest, counts: countStatuses(await statusesOf(c.var.db, newest.id)) })
}

/** The data page says besides, for programs, what there is to download. */
export async function shareData(c: Ctx, releases: readonly ReleaseSummary[]): Promise<SharePart> {
  const { t, services, shell } = c.var
  return {
    ...(await shareReleases(c, releases)),
    facts: [dataCatalogOf({ t, ...services, charity: shell.charity }, releases)],
  }
}
