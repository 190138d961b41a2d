import type { CharityFacts } from './charity.ts'

/** What must be known before the real campaign sends mail or is found by search engines. */
export const neededFacts = ['name', 'charityNumber', 'address', 'privacyContact', 'fromAddress', 'helpline'] as const
export type NeededFact = (typeof neededFacts)[number]

/**
 * Whether enough is known of the charity, and what is missing. One charity number is enough: no charity must be registered in every
 * nation. A helpline is needed, because people who come here may be in distress; it may be another organisation's. A logo and partners
 * are welcome, but a charity may have none.
 */
export function isComplete(facts: CharityFacts): { readonly complete: boolean; readonly missing: readonly NeededFact[] } {
  const known: Record<NeededFact, boolean> = {
    name: facts.name !== '',
    charityNumber: [facts.numberEnglandWales, facts.numberScotland, facts.numberNorthernIreland].some(number => number !== ''),
    address: facts.address !== '',
    privacyContact: facts.privacyContact !== '',
    fromAddress: facts.fromAddress !== '',
    helpline: facts.helpline !== null,
  }
  const missing = neededFacts.filter(fact => !known[fact])
  return { complete: missing.length === 0, missing }
}

/** Telephone numbers and hours change: a helpline is looked at again when its check is a year old. */
export function isHelplineCheckDue(facts: CharityFacts, today: string): boolean {
  if (facts.helpline === null) return false
  const [year, ...rest] = facts.helpline.checkedOn.split('-')
  return [String(Number(year) + 1), ...rest].join('-') <= today
}
