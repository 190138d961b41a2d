import { type ReadDb, rows } from '../../foundation/index.ts'
import { notePassage, passageId } from '../rules/passage.ts'
import type { Evidence, ReleaseId } from '../types.ts'
import type { ReleasesTables } from './tables.ts'

/** A passage as it was published, in one release. */
export type StoredPassage = {
  readonly id: string
  readonly release: ReleaseId
  readonly code: string
  /** What would be read: copies in other releases are known by it. */
  readonly words: string
  readonly asPublished: Evidence | string
  readonly isWithheld: boolean
}

/** Every passage about a trust that can be withheld, over all releases. A notice that a correction took over is none. */
export async function publishedPassagesOf(db: ReadDb, code: string): Promise<StoredPassage[]> {
  const read = rows<ReleasesTables>(db)
  const evidence = await read
    .selectFrom('evidence')
    .select(['release', 'trust_code', 'position', 'source', 'quote', 'language', 'dated', 'url'])
    // The column is branded, the code asked for comes from outside.
    .where('trust_code', '=', code as never)
    .where('source', '!=', 'withheld')
    .orderBy('release')
    .orderBy('position')
    .execute()
  const notes = await read
    .selectFrom('release_status')
    .select(['release', 'trust_code', 'note', 'excluded_reason'])
    .where('trust_code', '=', code as never)
    .orderBy('release')
    .execute()
  const withheld = await read.selectFrom('withheld_passage').select('passage').where('trust_code', '=', code).execute()
  const gone = new Set(withheld.map(row => row.passage))
  const passages = [
    ...evidence.map(row => {
      const id = passageId(row.release, row.trust_code, row.position)
      const asPublished: Evidence =
        row.source === 'quote'
          ? { source: 'quote', id, quote: row.quote ?? '', language: row.language ?? 'en', dated: row.dated, url: row.url }
          : { source: 'link', id, url: row.url ?? '', dated: row.dated }
      return { id, release: row.release, words: row.quote ?? row.url ?? '', asPublished }
    }),
    ...notes.flatMap(row => {
      const words = row.note ?? row.excluded_reason
      return words === null
        ? []
        : [{ id: notePassage(row.release, row.trust_code), release: row.release, words, asPublished: words }]
    }),
  ]
  return passages.map(passage => ({ ...passage, code, isWithheld: gone.has(passage.id) }))
}
