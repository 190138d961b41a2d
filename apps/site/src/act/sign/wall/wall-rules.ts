/** A photograph that nobody has confirmed by the link in the mail. */
export const unconfirmedDays = 7
/** Sent once more so long after our mail, a form asks for another: the first may not have arrived. Sooner, a finger was impatient. */
export const mailAgainMinutes = 10
/** So long it is shown without being asked again. */
export const shownYears = 2
/** So long before its end we ask whether it may stay. */
export const askAgainDays = 30
/** What our mails said and to whom they went; that there was a photograph, after it is gone. */
export const mailDays = 35
/** A link to see and take back opens as long as there is something to take back. */
export const endedDays = 90

const dayMs = 24 * 60 * 60 * 1000

/** Counted in hours, so that a day of 23 or 25 hours shortens nobody’s time. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs)
export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs)

/** Until when a photograph is shown that was let in, or was said to stay, at this moment. 29 February becomes 1 March. */
export function shownUntil(now: Date): Date {
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + shownYears)
  return until
}
