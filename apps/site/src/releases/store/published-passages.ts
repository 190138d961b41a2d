import { type ReadDb, rows } from '../../foundation/index.ts'
import { notePassage } from '../rules/passage.ts'
import type { NoteInBoth } from '../rules/withhold.ts'
import type { Evidence, ReleaseId } from '../types.ts'
import { evidenceOfRow } from './evidence-of-row.ts'
import type { ReleasesTables } from './tables.ts'

/** A passage as it was published, in one release. */
export type StoredPassage = {
  readonly id: string
  readonly release: ReleaseId
  readonly code: string
  /** What would be read: copies in other releases are known by it. Of a file its checksum, whatever it is called. */
  readonly words: string
  /** What goes with it: a translation, a note in Welsh, the name of a file. */
  readonly alsoSaid: readonly string[]
  readonly asPublished: Evidence | NoteInBoth | string
  readonly isWithheld: boolean
}

type Unjudged = Omit<StoredPassage, 'isWithheld'>

/** Every passage about a trust that can be withheld, over all releases. A notice that a correction took over is none. */
export const publishedPassagesOf = (db: ReadDb, code: string): Promise<StoredPassage[]> => publishedPassagesOfAll(db, [code])

/** The same of several trusts, read at once. */
export async function publishedPassagesOfAll(db: ReadDb, codes: readonly string[]): Promise<StoredPassage[]> {
  if (codes.length === 0) return []
  const withheld = await rows<ReleasesTables>(db)
    .selectFrom('withheld_passage')
    .select('passage')
    .where('trust_code', 'in', codes)
    .execute()
  const gone = new Set(withheld.map(row => row.passage))
  return [...(await publishedEvidence(db, codes)), ...(await publishedNotes(db, codes))].map(passage => ({
    ...passage,
    isWithheld: gone.has(passage.id),
  }))
}

async function publishedEvidence(db: ReadDb, codes: readonly string[]): Promise<Unjudged[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('evidence')
    .select(['release', 'trust_code', 'position', 'source', 'quote', 'language', 'dated', 'url'])
    .select(['translation', 'file_name', 'file_sha256', 'page', 'submission_sha256', 'submission'])
    // The column is branded, the codes asked for come from outside.
    .where('trust_code', 'in', codes as never)
    .where('source', '!=', 'withheld')
    .orderBy('release')
    .orderBy('position')
    .execute()
  return found.map(row => {
    const asPublished = evidenceOfRow(row)
    return { id: asPublished.id, release: row.release, code: row.trust_code, asPublished, ...wordsOf(asPublished) }
  })
}

function wordsOf(piece: ReturnType<typeof evidenceOfRow>): Pick<StoredPassage, 'words' | 'alsoSaid'> {
  switch (piece.source) {
    case 'quote':
      return { words: piece.quote, alsoSaid: piece.translation === undefined ? [] : [piece.translation] }
    case 'link':
      return { words: piece.url, alsoSaid: [] }
    case 'file':
      return { words: piece.sha256, alsoSaid: [piece.name] }
    case 'submission':
      return { words: piece.sha256, alsoSaid: [] }
  }
}

async function publishedNotes(db: ReadDb, codes: readonly string[]): Promise<Unjudged[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('release_status')
    .select(['release', 'trust_code', 'note', 'excluded_reason', 'note_cy'])
    .where('trust_code', 'in', codes as never)
    .orderBy('release')
    .execute()
  return found.flatMap(row => {
    const words = row.note ?? row.excluded_reason
    if (words === null) return []
    const asPublished = row.note_cy === null ? words : { note: words, noteCy: row.note_cy }
    const alsoSaid = row.note_cy === null ? [] : [row.note_cy]
    const of = { release: row.release, code: row.trust_code }
    return [{ id: notePassage(row.release, row.trust_code), ...of, words, alsoSaid, asPublished }]
  })
}
