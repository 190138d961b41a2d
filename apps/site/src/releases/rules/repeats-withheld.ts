import type { ResultColumn, ResultRow } from '../results-file/result-row.ts'

/** Shorter withheld words than these count only when a cell holds nothing else: "Yes." stands in many an honest answer. */
const shortestPart = 20

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * The columns of a row that would bring back words about its trust which have been withheld: the whole of them, or as part of a longer
 * text, however they are spaced. What a court or a person asked to have taken out must not return with the next spreadsheet.
 */
export function repeatsWithheld(
  row: Pick<ResultRow, 'quote' | 'note' | 'evidenceUrl'>,
  withheld: readonly string[],
): ResultColumn[] {
  const gone = withheld.map(plain)
  const isGone = (cell: string | null): boolean => {
    if (cell === null) return false
    const text = plain(cell)
    return gone.some(words => words === text || (words.length >= shortestPart && text.includes(words)))
  }
  const cells = [
    ['evidence_url', row.evidenceUrl],
    ['quote', row.quote],
    ['note', row.note],
  ] as const
  return cells.filter(([, cell]) => isGone(cell)).map(([column]) => column)
}
