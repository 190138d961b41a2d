import { type ReadDb, rows } from '../../foundation/index.ts'
import { publishedPassagesOf } from './published-passages.ts'
import type { ReleasesTables } from './tables.ts'

/** The words that have been withheld, by the code of the trust that they are about. */
export async function withheldWords(db: ReadDb): Promise<ReadonlyMap<string, readonly string[]>> {
  const trusts = await rows<ReleasesTables>(db).selectFrom('withheld_passage').select('trust_code').distinct().execute()
  const words = new Map<string, readonly string[]>()
  for (const { trust_code: code } of trusts) {
    const passages = await publishedPassagesOf(db, code)
    const gone = passages.filter(passage => passage.isWithheld).flatMap(passage => [passage.words, ...passage.alsoSaid])
    words.set(code, [...new Set(gone)])
  }
  return words
}
