import { type ReadDb, rows } from '../../foundation/index.ts'
import type { ReleaseId, ReleaseSummary, SkippedRow } from '../types.ts'
import type { ReleasesTables } from './tables.ts'

const summaries = (db: ReadDb) =>
  rows<ReleasesTables>(db)
    .selectFrom('release as r')
    .leftJoin('correction as made', 'made.release', 'r.id')
    .leftJoin('correction as later', 'later.parent', 'r.id')
    .select([
      'r.id',
      'r.title',
      'r.as_of',
      'r.published_on',
      'r.criteria',
      'r.sha256',
      'made.parent',
      'made.reason',
      'made.trust_codes',
      'later.release as corrected_by',
    ])
    .orderBy('r.year', 'desc')
    .orderBy('r.number', 'desc')
    .orderBy('r.correction_number', 'desc')

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

const asSummary = (row: SummaryRow): ReleaseSummary => ({
  id: row.id,
  title: row.title,
  asOf: row.as_of,
  publishedOn: row.published_on,
  criteria: row.criteria,
  sha256: row.sha256,
  correction: row.parent === null ? null : { parent: row.parent, trustCodes: row.trust_codes ?? [], reason: row.reason ?? '' },
  correctedBy: row.corrected_by,
})

/** All releases, newest first: by year and number, a correction before what it corrects. */
export async function allReleases(db: ReadDb): Promise<ReleaseSummary[]> {
  return (await summaries(db).execute()).map(asSummary)
}

/** The release that map and API show. A late correction of an older release does not come before a newer one. */
export async function latestRelease(db: ReadDb): Promise<ReleaseSummary | null> {
  const row = await summaries(db).limit(1).executeTakeFirst()
  return row ? asSummary(row) : null
}

export async function releaseById(db: ReadDb, id: ReleaseId): Promise<ReleaseSummary | null> {
  const row = await summaries(db).where('r.id', '=', id).executeTakeFirst()
  return row ? asSummary(row) : null
}

/** The release as it was published, byte for byte, before anything was withheld. Never sent out: see serveRelease. */
export async function publishedBody(db: ReadDb, id: ReleaseId): Promise<string | null> {
  const row = await rows<ReleasesTables>(db).selectFrom('release').select('body').where('id', '=', id).executeTakeFirst()
  return row?.body ?? null
}

export async function skippedRowsOf(db: ReadDb, id: ReleaseId): Promise<SkippedRow[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('skipped_row')
    .select(['line', 'trust_code', 'reasons'])
    .where('release', '=', id)
    .orderBy('line')
    .execute()
  return found.map(row => ({ line: row.line, code: row.trust_code, reasons: row.reasons }))
}
