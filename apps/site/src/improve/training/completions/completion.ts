import type { Locale } from '../../../foundation/index.ts'

/**
 * `unconfirmed`: nobody has answered our mail. `review`: its owner has, and somebody here looks at the address. `standing`: it counts, and there is a
 * certificate. `ended`: it does not any more, and whose it was is forgotten; the code goes on saying so.
 */
export type CompletionState = 'unconfirmed' | 'review' | 'standing' | 'ended'

/** `owner`: taken back. `staff`: withdrawn here. `address`: it was no address at work. `time`: it was five years ago. */
export type CompletionEnding = 'owner' | 'staff' | 'address' | 'time'

export type Completion = {
  readonly id: number
  readonly professionalId: number | null
  readonly state: CompletionState
  readonly version: number
  readonly code: string
  /** The key of the training, and what it was called when it was recorded. */
  readonly training: string
  readonly trainingVersion: number
  readonly titleEn: string
  readonly titleCy: string
  readonly providerEn: string
  readonly providerCy: string
  readonly name: string
  readonly trustCode: string | null
  readonly employer: string
  readonly completedOn: string
  readonly showsName: boolean
  readonly showsEmployer: boolean
  readonly locale: Locale
  readonly askedAt: Date
  readonly stoodAt: Date | null
  /** Its owner has asked for the link once more, and gets it when they say yes to our mail. */
  readonly linkAsked: boolean
  readonly providerConfirmedAt: Date | null
  readonly providerConfirmedBy: string | null
  readonly providerNote: string | null
  readonly endedAt: Date | null
  readonly endedBecause: CompletionEnding | null
}

export const longestName = 80
export const longestEmployer = 100
export const longestNote = 500
/** What nobody has said yes to is forgotten then. */
export const unconfirmedDays = 7
/** A certificate is kept so long after the day on which the training was completed. */
export const certificateYears = 5
/** That there was a certificate, and that it was withdrawn, is said so long. */
export const endedYears = 2
/** In the choice of employers: none of our register. */
export const otherEmployer = 'other'

/** The same day some years later or, with a negative number, before. Of 29 February the 28th. */
export function yearsAfter(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years)
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1
  return day.endsWith('-02-29') && !isLeap ? `${year}-02-28` : `${year}${day.slice(4)}`
}
