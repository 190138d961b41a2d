/** A letter that nobody confirmed, or that staff did not let go. */
export const unconfirmedDays = 14
/** A letter that was sent, failed, or may have been sent: its text, and the address of its writer. */
export const keptDays = 90
/** So long after it was sent its writer is asked whether an answer came. */
export const followUpDays = 28

/** What is not kept for ever, and how long it is: for the privacy page and the console. */
export const letterRetention = { unconfirmed: unconfirmedDays, kept: keptDays, followUp: followUpDays } as const

const dayMs = 24 * 60 * 60 * 1000

/** The moment so many days ago. Counted in hours, so that a day of 23 or 25 hours shortens nobody's time. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs)
