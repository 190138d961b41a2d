import { type Criteria, defaultRule } from '../criteria/criteria.ts'
import type { ResultRow } from '../results-file/result-row.ts'
import type { Offer } from '../types.ts'

/** The rules that the release is decided by, and the day up to which it counts answers. */
type Made = { readonly criteria: Criteria; readonly asOf: string }

/**
 * What a release says of a trust that has counted: the status that follows from the completeness of its count, and the count beside what it
 * said before. What was written about its silence goes, since it is silent no more. A trust that the survey leaves out stays out: a count
 * does not decide whether it treats breast cancer.
 */
export function applyOffer(row: ResultRow, offer: Offer, { criteria, asOf }: Made): ResultRow {
  if (row.status === 'excluded') return row
  const { noteCy, ...rest } = row
  const wasSilent = row.status === 'no-response' || row.status === 'not-asked'
  const receivedInTime = offer.evidence.receivedOn <= asOf ? offer.evidence.receivedOn : null
  return {
    ...rest,
    status: offer.status,
    criterion: row.status === offer.status && row.criterion !== null ? row.criterion : defaultRule(criteria, offer.status).id,
    // The day of a message that did not answer is no day of an answer.
    answeredOn: (wasSilent ? null : row.answeredOn) ?? receivedInTime,
    evidence: [...(row.evidence ?? []).filter(piece => piece.source !== 'submission'), offer.evidence],
    note: wasSilent ? null : row.note,
    ...(wasSilent || noteCy === undefined ? {} : { noteCy }),
  }
}

/** A trust of which nothing else is known than its count. */
export const rowOfOffer = (offer: Offer, made: Made): ResultRow =>
  applyOffer(
    {
      line: null,
      code: offer.trust,
      status: 'not-asked',
      criterion: null,
      answeredOn: null,
      figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
      evidenceUrl: null,
      quote: null,
      quoteLanguage: 'en',
      evidence: [],
      note: null,
    },
    offer,
    made,
  )
