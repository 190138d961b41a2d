import { type EditionShape, editionsOf, hasEdition, newestEdition, type ReadDb } from '../../../foundation/index.ts'
import { type Edition, editionSchema, type KeptEdition } from './edition.ts'

/** The editions of the evaluation report. */
export const evaluationEditions: EditionShape<Edition> = {
  table: 'evaluation_edition',
  numbered: 'number',
  schema: editionSchema,
  columns: ({ number, replaces }) => ({ number, replaces: replaces?.number ?? null }),
}

/** Every edition, newest first. There are a handful: a report a year, and what was put right. */
export const allEditions = (db: ReadDb): Promise<KeptEdition[]> => editionsOf(db, evaluationEditions)

/** The edition of a number; null where there is none. */
export const editionByNumber = (db: ReadDb, number: number): Promise<KeptEdition | null> =>
  newestEdition(db, evaluationEditions, { number })

export const hasEvaluation = (db: ReadDb): Promise<boolean> => hasEdition(db, evaluationEditions)
