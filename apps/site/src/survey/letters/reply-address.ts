import type { RoundId } from '../types.ts'

/** The address at which answers to one request arrive: the token in it says which request that is. */
export const replyAddress = (token: string, mailDomain: string): string => `reply+${token}@${mailDomain}`

/** The reference that stands in the letters to one trust, so that an answer by post can be filed: `2027-1/EX-003`. */
export const referenceOf = (round: RoundId, trustCode: string): string => `${round}/${trustCode}`
