import type { DocumentStatus, ReleaseDocument } from '../../rules/release-document.ts'
import type { Cell } from '../write-csv.ts'

const firstColumns = [
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

/** Of a release that holds what hospitals have counted; every other keeps the columns that it was published with. */
const laterColumns = [
  'submission_sha256',
  'key_id',
  'received_on',
  'program',
  'definitions_version',
  'definitions_sha256',
  'count_criteria',
] as const

export type EvidenceColumn = (typeof firstColumns)[number] | (typeof laterColumns)[number]

type Evidence = DocumentStatus['evidence'][number]

/** What the statuses of a release stand on, one row a piece: the trusts in the order of the release, the pieces in theirs. */
export function evidenceTable(document: ReleaseDocument): { columns: readonly EvidenceColumn[]; rows: readonly Cell[][] } {
  const columns = document.format === 'spotlight-release-3' ? [...firstColumns, ...laterColumns] : firstColumns
  return {
    columns,
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
        return columns.map(column => cells[column])
      }),
    ),
  }
}

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
  submission_sha256: null,
  key_id: null,
  received_on: null,
  program: null,
  definitions_version: null,
  definitions_sha256: null,
  count_criteria: null,
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
    case 'submission':
      return {
        dated: piece.asAt,
        submission_sha256: piece.sha256,
        key_id: piece.keyId,
        received_on: piece.receivedOn,
        program: piece.program,
        definitions_version: piece.definitions.version,
        definitions_sha256: piece.definitions.sha256,
        count_criteria: piece.countCriteria,
      }
    case 'withheld':
      return { withheld_on: piece.withheldOn, withheld_reason: piece.reason, withheld_sha256: piece.sha256 }
  }
}

const cellsOfFile = ({ name, page, sha256 }: { name: string; page: number | null; sha256: string }) => ({
  file_name: name,
  file_page: page,
  file_sha256: sha256,
})
