import type { ResultRow } from '../results-file/result-row.ts'
import type { Offer } from '../types.ts'

/**
 * What a release says of a trust that has counted: the status that follows from the completeness of its count, and the count beside what it
 * said before. What was written about its silence goes, since it is silent no more. A trust that the survey leaves out stays out: a count
 * does not decide whether it treats breast cancer. `asOf`: the day up to which the release counts answers, `YYYY-MM-DD`.
 */
export function applyOffer(row: ResultRow, offer: Offer, asOf: string): ResultRow {
  if (row.status === 'excluded') return row
  const { noteCy, ...rest } = row
  const wasSilent = row.status === 'no-response' || row.status === 'not-asked'
  const { receivedOn } = offer.evidence
  return {
    ...rest,
    status: offer.status,
    // Null: the default rule of the criteria by which the release is decided.
    criterion: row.status === offer.status ? row.criterion : null,
    // The day of a message that did not answer is no day of an answer.
    answeredOn: (wasSilent ? null : row.answeredOn) ?? (receivedOn <= asOf ? receivedOn : null),
    evidence: [...withoutCount(row), offer.evidence, ...noticesOf(row)],
    note: wasSilent ? null : row.note,
    ...(wasSilent || noteCy === undefined ? {} : { noteCy }),
  }
}

type Pieces = NonNullable<ResultRow['evidence']>

/** A release holds the newest count of a trust alone; those before it stay in the releases before it. */
const withoutCount = ({ evidence = [] }: ResultRow): Pieces =>
  evidence.filter(piece => piece.source !== 'submission' && piece.source !== 'withheld')

/** Last, as in every correction: the same row is the same evidence, whichever way it was made. */
const noticesOf = ({ evidence = [] }: ResultRow): Pieces => evidence.filter(piece => piece.source === 'withheld')

/** A trust of which nothing else is known than its count. */
export const rowOfOffer = (offer: Offer, asOf: string): ResultRow =>
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
    asOf,
  )

/**
 * The rows of a round with the counts that were signed off: those of trusts in it, and of trusts that the register has on that day and nobody
 * asked. `isInSurvey`: whether a release of that day can name the trust.
 */
export function applyOffers(
  rows: readonly ResultRow[],
  offers: readonly Offer[],
  { asOf, isInSurvey }: { readonly asOf: string; readonly isInSurvey: (code: string) => boolean },
): ResultRow[] {
  const byTrust = new Map(offers.map(offer => [offer.trust, offer]))
  const known = new Set(rows.map(({ code }) => code))
  return [
    ...rows.map(row => {
      const offer = byTrust.get(row.code)
      return offer ? applyOffer(row, offer, asOf) : row
    }),
    ...offers.filter(({ trust }) => !known.has(trust) && isInSurvey(trust)).map(offer => rowOfOffer(offer, asOf)),
  ]
}
