import { type EditionShape, editionsOf, type KeptEdition, newestEdition, type ReadDb } from '../../../foundation/index.ts'
import { type KeptPoster, type Poster, posterSchema } from './poster.ts'

/** The posters. `edition`: that of the evaluation report whose figures it shows. */
export const posterEditions: EditionShape<Poster> = {
  table: 'evaluation_poster',
  numbered: 'number',
  schema: posterSchema,
  columns: ({ number, edition }) => ({ number, edition: edition.number }),
}

const asPoster = ({ edition, ...bytes }: KeptEdition<Poster>): KeptPoster => ({ poster: edition, ...bytes })

/** Every poster, newest first; or those made of one edition. */
export const postersOf = async (db: ReadDb, edition: number | 'all'): Promise<KeptPoster[]> =>
  (await editionsOf(db, posterEditions, edition === 'all' ? {} : { edition })).map(asPoster)

/** The poster of a number; null where there is none. */
export async function posterByNumber(db: ReadDb, number: number): Promise<KeptPoster | null> {
  const kept = await newestEdition(db, posterEditions, { number })
  return kept && asPoster(kept)
}
