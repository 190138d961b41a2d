import { type ReadDb, rows } from '../../foundation/index.ts'
import { passageId } from '../rules/passage.ts'
import type { ReleaseId } from '../types.ts'
import type { ReleasesTables } from './tables.ts'

/**
 * The releases that hold this submission, oldest first, without those in which it is withheld: while there is none, nobody but the hospital and
 * staff has seen its numbers.
 */
export async function releasesWithSubmission(db: ReadDb, sha256: string): Promise<ReleaseId[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('evidence')
    .innerJoin('release', 'release.id', 'evidence.release')
    .select(['evidence.release', 'evidence.trust_code', 'evidence.position'])
    .where('evidence.submission_sha256', '=', sha256)
    .orderBy('release.year')
    .orderBy('release.number')
    .orderBy('release.correction_number')
    .execute()
  const passages = found.map(row => ({ release: row.release, id: passageId(row.release, row.trust_code, row.position) }))
  if (passages.length === 0) return []
  const gone = await rows<ReleasesTables>(db)
    .selectFrom('withheld_passage')
    .select('passage')
    .where(
      'passage',
      'in',
      passages.map(({ id }) => id),
    )
    .execute()
  const withheld = new Set(gone.map(({ passage }) => passage))
  return passages.filter(({ id }) => !withheld.has(id)).map(({ release }) => release)
}
