import type { DocumentStatus, ReleaseDocument } from '../../rules/release-document.ts'
import type { Cell } from '../write-csv.ts'

export const evidenceColumns = [
  'campaign',
  'release',
  'id',
  'trust_code',
  'source',
  'dated',
  'language',
  'quote',
  'translation',
  'url',
  'file_name',
  'file_page',
  'file_sha256',
  'withheld_on',
  'withheld_reason',
  'withheld_sha256',
] as const
export type EvidenceColumn = (typeof evidenceColumns)[number]

type Evidence = DocumentStatus['evidence'][number]

/** What the statuses of a release stand on, one row a piece: the trusts in the order of the release, the pieces in theirs. */
export const evidenceTable = (document: ReleaseDocument): { columns: typeof evidenceColumns; rows: readonly Cell[][] } => ({
  columns: evidenceColumns,
  rows: document.statuses.flatMap(({ code, evidence }) =>
    evidence.map(piece => {
      const cells: Record<EvidenceColumn, Cell> = {
        ...nothing,
        campaign: document.campaign,
        release: document.id,
        id: piece.id,
        trust_code: code,
        source: piece.source,
        ...cellsOf(piece),
      }
      return evidenceColumns.map(column => cells[column])
    }),
  ),
})

const nothing = {
  dated: null,
  language: null,
  quote: null,
  translation: null,
  url: null,
  file_name: null,
  file_page: null,
  file_sha256: null,
  withheld_on: null,
  withheld_reason: null,
  withheld_sha256: null,
} as const

function cellsOf(piece: Evidence): Partial<Record<EvidenceColumn, Cell>> {
  switch (piece.source) {
    case 'quote':
      return {
        dated: piece.dated,
        language: piece.language,
        quote: piece.quote,
        translation: piece.translation ?? null,
        url: piece.url,
        ...(piece.file ? cellsOfFile(piece.file) : {}),
      }
    case 'link':
      return { dated: piece.dated, url: piece.url }
    case 'file':
      return { dated: piece.dated, ...cellsOfFile(piece) }
    case 'withheld':
      return { withheld_on: piece.withheldOn, withheld_reason: piece.reason, withheld_sha256: piece.sha256 }
  }
}

const cellsOfFile = ({ name, page, sha256 }: { name: string; page: number | null; sha256: string }) => ({
  file_name: name,
  file_page: page,
  file_sha256: sha256,
})
