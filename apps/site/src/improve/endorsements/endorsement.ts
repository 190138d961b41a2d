/** What people do who sign, as they say it themselves. */
export const roles = [
  'nurse-specialist',
  'nurse',
  'oncologist',
  'surgeon',
  'palliative',
  'radiographer',
  'pharmacist',
  'allied',
  'gp',
  'manager',
  'other',
] as const
export type WorkRole = (typeof roles)[number]

/**
 * `unconfirmed`: nobody has answered our mail. `review`: its owner has, and somebody here looks at the address. `counted`: it counts. `ended`: it
 * does not any more, and whose it was is forgotten.
 */
export type EndorsementState = 'unconfirmed' | 'review' | 'counted' | 'ended'

/** `owner`: taken back. `staff`: removed here. `address`: it was no address at work. `replaced`: the same person signed again. */
export type EndorsementEnding = 'owner' | 'staff' | 'address' | 'replaced'

/** `hidden`: nobody agreed to show it, or it is not shown any more. `waiting`: agreed to, for somebody here to look at. `shown`: on the page. */
export type NameState = 'hidden' | 'waiting' | 'shown'

/** What nobody has said yes to is forgotten then. */
export const unconfirmedDays = 7
/** That there was a signature, and how it ended. */
export const endedDays = 90
export const longestName = 80
export const longestEmployer = 100
/** In the choice of employers: none of our register. */
export const otherEmployer = 'other'
