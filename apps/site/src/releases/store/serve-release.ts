import { type ReadDb, rows, sha256Of } from '../../foundation/index.ts'
import { type Notice, withoutPassages } from '../rules/withhold.ts'
import type { ReleaseId } from '../types.ts'
import { publishedBody } from './read-releases.ts'
import type { ReleasesTables } from './tables.ts'

/** A release as it is sent out. `sha256` is of these bytes; it is the published one as long as nothing is withheld. */
export type ServedRelease = { readonly text: string; readonly sha256: string; readonly notices: readonly Notice[] }

/** The only way out for a release's bytes: exactly what was published, less what had to be withheld. */
export async function serveRelease(db: ReadDb, id: ReleaseId): Promise<ServedRelease | null> {
  const published = await publishedBody(db, id)
  if (published === null) return null
  const notices = await noticesOf(db, id)
  const text = withoutPassages(published, notices)
  return { text, sha256: sha256Of(text), notices }
}

export async function noticesOf(db: ReadDb, id: ReleaseId): Promise<Notice[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('withheld_passage')
    .select(['passage', 'withheld_on', 'reason', 'sha256'])
    .where('release', '=', id)
    .orderBy('passage')
    .execute()
  return found.map(row => ({ passage: row.passage, withheldOn: row.withheld_on, reason: row.reason, sha256: row.sha256 }))
}
