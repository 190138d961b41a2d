import { canonicalJson } from '../../foundation/index.ts'
import { type Criteria, defaultRule } from '../criteria/criteria.ts'
import type { Evidence, PublishedStatus, ReleaseId } from '../types.ts'
import type { CheckedRow } from './check-results.ts'
import { passageId } from './passage.ts'
import { snapshotOf } from './snapshot.ts'

/** What a release says of a trust, from the row that was handed in: its pieces of evidence, or of a file a quote where there is one, else the bare link. */
export function statusFromRow({ row, trust }: CheckedRow, release: ReleaseId, criteria: Criteria): PublishedStatus {
  const isExcluded = row.status === 'excluded'
  return {
    ...snapshotOf(trust),
    release,
    status: row.status === 'excluded' ? null : row.status,
    excludedReason: isExcluded ? row.note : null,
    criterion: row.criterion ?? defaultRule(criteria, row.status).id,
    answeredOn: row.answeredOn,
    figures: row.figures,
    evidence: evidenceOf({ row, trust }, release, trust.code),
    note: isExcluded ? null : row.note,
    ...(row.noteCy === undefined ? {} : { noteCy: row.noteCy }),
  }
}

function evidenceOf({ row }: CheckedRow, release: ReleaseId, code: string): Evidence[] {
  if (row.evidence) return row.evidence.map((piece, at) => ({ ...piece, id: passageId(release, code, at + 1) }))
  const id = passageId(release, code, 1)
  if (row.quote !== null)
    return [{ source: 'quote', id, quote: row.quote, language: row.quoteLanguage, dated: row.answeredOn, url: row.evidenceUrl }]
  return row.evidenceUrl === null ? [] : [{ source: 'link', id, url: row.evidenceUrl, dated: row.answeredOn }]
}

/** A status taken over from the release that is corrected, unchanged but for the release's id. A notice stays a notice. */
export function carryOver(status: PublishedStatus, release: ReleaseId): PublishedStatus {
  return {
    ...status,
    release,
    evidence: status.evidence.map((piece, at) => ({ ...piece, id: passageId(release, status.code, at + 1) })),
  }
}

/** Whether two statuses say the same of a trust, whichever release they are in. */
export const saysTheSame = (a: PublishedStatus, b: PublishedStatus): boolean =>
  canonicalJson(carryOver(a, '')) === canonicalJson(carryOver(b, ''))
