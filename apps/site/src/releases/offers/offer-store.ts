import { canonicalJson, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { readSubmitted } from '../rules/submission-evidence.ts'
import type { EvidenceOfferRow, ReleasesTables } from '../store/tables.ts'
import type { Offer } from '../types.ts'

const columns = ['trust_code', 'submission_sha256', 'status', 'evidence', 'offered_at'] as const

/** Every offer that stands, by trust. */
export async function offersFor(db: ReadDb): Promise<readonly Offer[]> {
  const found = await rows<ReleasesTables>(db).selectFrom('evidence_offer').select(columns).orderBy('trust_code').execute()
  return found.map(asOffer)
}

/** The offer that stands for a trust. */
export async function offerOf(db: ReadDb, trust: string): Promise<Offer | null> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('evidence_offer')
    .select(columns)
    .where('trust_code', '=', trust)
    .executeTakeFirst()
  return found ? asOffer(found) : null
}

/** Offers a submission that was signed off as evidence of its trust; it takes the place of an earlier one. The caller has entered it in the log. */
export async function offerEvidence(
  tx: WriteDb,
  { trust, status, evidence, at }: Omit<Offer, 'offeredAt'> & { readonly at: Date },
): Promise<void> {
  const { source: _, ...submitted } = evidence
  const row = { submission_sha256: evidence.sha256, status, evidence: canonicalJson(submitted), offered_at: at }
  await writes<ReleasesTables>(tx)
    .insertInto('evidence_offer')
    .values({ trust_code: trust, ...row })
    .onConflict(conflict => conflict.column('trust_code').doUpdateSet(row))
    .execute()
}

/** Takes an offer back, where the one that stands is this submission’s: releases to come do not hold it. Tells whether it stood. */
export async function withdrawOffer(
  tx: WriteDb,
  { trust, sha256 }: { readonly trust: string; readonly sha256: string },
): Promise<boolean> {
  const gone = await writes<ReleasesTables>(tx)
    .deleteFrom('evidence_offer')
    .where('trust_code', '=', trust)
    .where('submission_sha256', '=', sha256)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

const asOffer = (row: Pick<EvidenceOfferRow, 'trust_code' | 'status' | 'evidence'> & { readonly offered_at: Date }): Offer => ({
  trust: row.trust_code,
  status: row.status,
  evidence: { source: 'submission', ...readSubmitted(row.evidence) },
  offeredAt: row.offered_at,
})
