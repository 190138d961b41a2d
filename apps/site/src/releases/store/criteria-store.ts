import { canonicalJson, type ReadDb, rows, sha256Of, type WriteDb, writes } from '../../foundation/index.ts'
import { type Criteria, criteriaSchema } from '../criteria/criteria.ts'
import type { ReleasesTables } from './tables.ts'

/** The criteria as they were published with a release: they win over the file of the same version. */
export async function publishedCriteria(db: ReadDb, version: string): Promise<Criteria | null> {
  const row = await rows<ReleasesTables>(db)
    .selectFrom('criteria')
    .select('body')
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? criteriaSchema.parse(JSON.parse(row.body)) : null
}

/** The same as the text that was published, with its checksum. */
export async function publishedCriteriaText(
  db: ReadDb,
  version: string,
): Promise<{ version: string; body: string; sha256: string } | null> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('criteria')
    .select(['version', 'body', 'sha256'])
    .where('version', '=', version)
    .executeTakeFirst()
  return found ?? null
}

/** Whether this version has been published with other words. */
export async function isPublishedOtherwise(db: ReadDb, criteria: Criteria): Promise<boolean> {
  const there = await sha256OfVersion(db, criteria.version)
  return there !== null && there !== sha256Of(canonicalJson(criteria))
}

async function sha256OfVersion(db: ReadDb, version: string): Promise<string | null> {
  const row = await rows<ReleasesTables>(db)
    .selectFrom('criteria')
    .select('sha256')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.sha256 ?? null
}

/** Publishes a version once. False when that version has already been published with other words. */
export async function publishCriteria(tx: WriteDb, criteria: Criteria): Promise<boolean> {
  const body = canonicalJson(criteria)
  const sha256 = sha256Of(body)
  const there = await sha256OfVersion(tx, criteria.version)
  if (there !== null) return there === sha256
  await writes<ReleasesTables>(tx)
    .insertInto('criteria')
    .values({ version: criteria.version, body, sha256, published_on: criteria.publishedOn })
    .execute()
  return true
}
