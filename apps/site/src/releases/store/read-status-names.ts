import { type ReadDb, rows } from '../../foundation/index.ts'
import type { PublishedStatus, ReleaseId } from '../types.ts'
import type { ReleasesTables } from './tables.ts'

/** A trust in a release with no more than its name and status. */
export type StatusName = Pick<PublishedStatus, 'code' | 'name' | 'nameCy' | 'status'>

/** Every trust of a release by name, without evidence: for lists over many releases. */
export async function statusNamesOf(db: ReadDb, id: ReleaseId): Promise<StatusName[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('release_status')
    .select(['trust_code', 'name', 'name_cy', 'status'])
    .where('release', '=', id)
    .execute()
  return found
    .map(row => ({ code: row.trust_code, name: row.name, nameCy: row.name_cy, status: row.status }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : 1))
}
