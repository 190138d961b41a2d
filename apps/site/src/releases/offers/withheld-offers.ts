import type { ReadDb } from '../../foundation/index.ts'
import { repeatsWithheld } from '../rules/repeats-withheld.ts'
import { withheldWords } from '../store/withheld-words.ts'
import type { Offer } from '../types.ts'
import { offersFor } from './offer-store.ts'

/**
 * Offers of counts that were withheld from a release and are still offered: whatever would publish one is refused, so that no release of its trust comes
 * before somebody takes the sign-off back.
 */
export async function withheldOffers(db: ReadDb): Promise<readonly Offer[]> {
  const offers = await offersFor(db)
  if (offers.length === 0) return []
  const withheld = await withheldWords(db)
  return offers.filter(({ trust, evidence }) => isWithheld(evidence, withheld.get(trust) ?? []))
}

/** Whether this count of a trust is one of the things of it that were withheld. */
export const isWithheld = (evidence: Offer['evidence'], withheld: readonly string[]): boolean =>
  repeatsWithheld({ quote: null, note: null, evidenceUrl: null, evidence: [evidence] }, withheld).length > 0
