import type { Locale } from '../../foundation/index.ts'

/**
 * `unconfirmed`: nobody has answered our mail. `review`: its owner has, and a person here looks whether it is an address at work. `good`: it is one,
 * by its domain or because somebody here said so. `refused`: somebody here said that it is not.
 */
export const professionalStates = ['unconfirmed', 'review', 'good', 'refused'] as const
export type ProfessionalState = (typeof professionalStates)[number]

/** What an address at work is confirmed for. */
export const purposeNames = ['endorsement', 'training'] as const
export type PurposeName = (typeof purposeNames)[number]

/** An address at work, and what we know of it. Whose it is, in words, stands with what they did. */
export type Professional = {
  readonly id: number
  readonly state: ProfessionalState
  readonly version: number
  /** As `readAddress` gives it. */
  readonly address: string
  /** In which language we write to it. */
  readonly locale: Locale
  readonly asked_at: Date
  readonly confirmed_at: Date | null
  readonly decided_at: Date | null
}

/** What has become of an address whose owner has said yes to our mail. */
export type Standing = Exclude<ProfessionalState, 'unconfirmed'>

/** A link in a mail works so long; what nobody has said yes to is forgotten then. */
export const confirmDays = 7
/** The same form sent again so soon writes no second mail: a finger was impatient. */
export const mailAgainMinutes = 10
/** What our mails said and to whom they went. */
export const mailDays = 35
