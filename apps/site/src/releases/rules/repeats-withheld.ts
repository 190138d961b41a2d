import type { ResultColumn, ResultRow, RowEvidence } from '../results-file/result-row.ts'

/** Shorter withheld words than these count only when a cell holds nothing else: "Yes." stands in many an honest answer. */
const shortestPart = 20

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * The columns of a row that would bring back words about its trust which have been withheld: the whole of them, or as part of a longer
 * text, however they are spaced. What a court or a person asked to have taken out must not return with the next spreadsheet.
 */
export function repeatsWithheld(
  row: Pick<ResultRow, 'quote' | 'note' | 'evidenceUrl' | 'evidence' | 'noteCy'>,
  withheld: readonly string[],
): ResultColumn[] {
  const gone = withheld.map(plain)
  const isGone = (cell: string | null): boolean => {
    if (cell === null) return false
    const text = plain(cell)
    return gone.some(words => words === text || (words.length >= shortestPart && text.includes(words)))
  }
  const pieces = row.evidence ?? []
  const cells = [
    ['evidence_url', [row.evidenceUrl, ...pieces.flatMap(piece => ('url' in piece ? [piece.url] : []))]],
    ['quote', [row.quote, ...pieces.flatMap(said)]],
    ['note', [row.note, row.noteCy ?? null]],
  ] as const
  return cells.filter(([, words]) => words.some(isGone)).map(([column]) => column)
}

/** What a piece of evidence says in words, and of a file its name and its checksum: it does not come back under another name. */
function said(piece: RowEvidence): (string | null)[] {
  switch (piece.source) {
    case 'quote':
      return [piece.quote, piece.translation ?? null, ...(piece.file ? [piece.file.name, piece.file.sha256] : [])]
    case 'file':
      return [piece.name, piece.sha256]
    case 'submission':
      return [piece.sha256]
    case 'link':
    case 'withheld':
      return []
  }
}
