import { type EditionShape, hasEdition, type KeptEdition, newestEdition, type ReadDb } from '../../../foundation/index.ts'
import { type Edition, editionSchema } from './edition.ts'

/** The editions of all reports: each report counts its own. */
export const reportEditions: EditionShape<Edition> = {
  table: 'report_edition',
  numbered: 'edition',
  schema: editionSchema,
  columns: ({ report, edition, figures, replaces }) => ({
    report,
    edition,
    release: figures?.release.id ?? null,
    replaces: replaces?.edition ?? null,
  }),
}

/** One edition of a report, or its newest; null where there is none. */
export const editionOf = (db: ReadDb, report: string, edition?: number): Promise<KeptEdition<Edition> | null> =>
  newestEdition(db, reportEditions, edition === undefined ? { report } : { report, edition })

export const hasEditionOf = (db: ReadDb, report: string): Promise<boolean> => hasEdition(db, reportEditions, { report })
