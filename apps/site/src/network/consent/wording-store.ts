import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { Wording } from './wording.ts'

/** The number under which words are kept; null when nobody has ever been asked in them. */
export async function wordingByHash(db: ReadDb, sha256: string): Promise<number | null> {
  const row = await rows<NetworkTables>(db)
    .selectFrom('consent_wording')
    .select('id')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ? Number(row.id) : null
}

/** Keeps words before the first person is asked in them. Gives their number. In the caller's transaction, which is audited. */
export async function keepWording(tx: WriteDb, wording: Wording, now: Date): Promise<number> {
  const known = await wordingByHash(tx, wording.sha256)
  if (known !== null) return known
  const { purpose, language, text, sha256 } = wording
  const versions = rows<NetworkTables>(tx)
    .selectFrom('consent_wording')
    .select(eb => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('newest'))
    .where('purpose', '=', purpose)
    .where('language', '=', language)
  const { newest } = await versions.executeTakeFirstOrThrow()
  await writes<NetworkTables>(tx)
    .insertInto('consent_wording')
    .values({ purpose, language, version: Number(newest) + 1, text, sha256, first_used_at: now })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
  // Of two who are the first at once, one finds the row of the other.
  const kept = await wordingByHash(tx, sha256)
  if (kept === null) throw new Error('The words were not kept')
  return kept
}

/** Keeps several at once, and gives their numbers in the same order: where all are known already, with one question to the database. */
export async function keepWordings(tx: WriteDb, wordings: readonly Wording[], now: Date): Promise<number[]> {
  if (wordings.length === 0) return []
  const found = await rows<NetworkTables>(tx)
    .selectFrom('consent_wording')
    .select(['id', 'sha256'])
    .where(
      'sha256',
      'in',
      wordings.map(({ sha256 }) => sha256),
    )
    .execute()
  const known = new Map(found.map(({ id, sha256 }) => [sha256, Number(id)]))
  const ids = []
  for (const wording of wordings) ids.push(known.get(wording.sha256) ?? (await keepWording(tx, wording, now)))
  return ids
}

/** Words as they were read, in the order of their numbers here; those that nobody kept are left out. */
export async function wordingsByIds(
  db: ReadDb,
  ids: readonly number[],
): Promise<Pick<Wording, 'text' | 'language' | 'purpose'>[]> {
  if (ids.length === 0) return []
  const found = await rows<NetworkTables>(db)
    .selectFrom('consent_wording')
    .select(['id', 'purpose', 'text', 'language'])
    .where('id', 'in', [...ids])
    .execute()
  return ids.flatMap(id => found.filter(row => Number(row.id) === id))
}
