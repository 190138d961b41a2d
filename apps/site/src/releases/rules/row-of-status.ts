import type { ResultRow, RowEvidence } from '../results-file/result-row.ts'
import type { PublishedStatus } from '../types.ts'

/** A trust as a release has it, to be handed in again: what was withheld stays as its notice. */
export function rowOfStatus(status: PublishedStatus): ResultRow {
  return {
    line: null,
    code: status.code,
    status: status.status ?? 'excluded',
    criterion: status.criterion,
    answeredOn: status.answeredOn,
    figures: status.figures,
    evidenceUrl: null,
    quote: null,
    quoteLanguage: 'en',
    evidence: status.evidence.map(({ id: _, ...piece }): RowEvidence => piece),
    note: status.note ?? status.excludedReason,
    ...(status.noteCy === undefined ? {} : { noteCy: status.noteCy }),
  }
}

/** The notices that stand in a status: a correction takes them over, whatever else it says. */
export const noticesIn = (status: PublishedStatus | undefined): RowEvidence[] =>
  (status?.evidence ?? []).flatMap(piece => {
    if (piece.source !== 'withheld') return []
    const { id: _, ...notice } = piece
    return [notice]
  })
