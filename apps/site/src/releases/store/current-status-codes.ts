import { type ReadDb, rows } from '../../foundation/index.ts'
import type { ReleaseId, StatusCode } from '../types.ts'
import { latestRelease } from './read-releases.ts'
import type { ReleasesTables } from './tables.ts'

/** Status by trust code; null for a trust that is excluded. A trust that is not in it was not part of the release. */
export type StatusCodes = ReadonlyMap<string, StatusCode | null>

const nothingPublished: StatusCodes = new Map()
const kept = new WeakMap<ReadDb, { readonly release: ReleaseId; readonly codes: StatusCodes }>()

/**
 * The statuses of the newest release without their evidence, for what is asked again and again. Kept in memory for one release a
 * database: the statuses of a release never change. Empty before the first release, when nobody has been asked.
 */
export async function currentStatusCodes(db: ReadDb): Promise<StatusCodes> {
  const release = await latestRelease(db)
  if (!release) return nothingPublished
  const known = kept.get(db)
  if (known?.release === release.id) return known.codes
  const found = await rows<ReleasesTables>(db)
    .selectFrom('release_status')
    .select(['trust_code', 'status'])
    .where('release', '=', release.id)
    .execute()
  const codes: StatusCodes = new Map(found.map(row => [row.trust_code, row.status]))
  kept.set(db, { release: release.id, codes })
  return codes
}
