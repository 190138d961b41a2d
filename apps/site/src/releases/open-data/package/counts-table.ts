import type { DocumentStatus, ReleaseDocument } from '../../rules/release-document.ts'
import type { Cell } from '../write-csv.ts'

export const countColumns = [
  'campaign',
  'release',
  'trust_code',
  'submission_sha256',
  'counted_on',
  'measure',
  'from_year',
  'to_year',
  'people',
  'de_novo',
  'recurrent',
  'unclassified',
] as const
export type CountColumn = (typeof countColumns)[number]

export const measures = ['newly-known', 'alive', 'seen'] as const

export const completenessColumns = ['campaign', 'release', 'trust_code', 'submission_sha256', 'check', 'band'] as const
export type CompletenessColumn = (typeof completenessColumns)[number]

type Count = Extract<DocumentStatus['evidence'][number], { source: 'submission' }>
type Table<Column> = { readonly columns: readonly Column[]; readonly rows: readonly Cell[][] }

/** What hospitals counted, one row for each year (or years together), one for people alive and one for those seen: as they signed it. */
export const countsTable = (document: ReleaseDocument): Table<CountColumn> => ({
  columns: countColumns,
  rows: countsIn(document).flatMap(({ head, piece }) => {
    const row = (measure: (typeof measures)[number], ...cells: Cell[]): Cell[] => [...head, piece.asAt, measure, ...cells]
    const { incidence, prevalence } = piece
    return [
      ...incidence.rows.map(({ from, to, total, deNovo, recurrent, unclassified }) =>
        row('newly-known', from, to, total, deNovo, recurrent, unclassified),
      ),
      row('alive', null, null, prevalence.notKnownDead, null, null, null),
      row('seen', null, null, prevalence.seenIn24Months, null, null, null),
    ]
  }),
})

/** What the completeness of each count was judged by, one row a check. */
export const completenessTable = (document: ReleaseDocument): Table<CompletenessColumn> => ({
  columns: completenessColumns,
  rows: countsIn(document).flatMap(({ head, piece }) =>
    piece.completeness.map(({ id, band }) => [...head, id, typeof band === 'string' ? band : `${band.from}-${band.to}`]),
  ),
})

function countsIn(document: ReleaseDocument): { readonly head: Cell[]; readonly piece: Count }[] {
  return document.statuses.flatMap(({ code, evidence }) =>
    evidence.flatMap(piece =>
      piece.source === 'submission' ? [{ head: [document.campaign, document.id, code, piece.sha256], piece }] : [],
    ),
  )
}
