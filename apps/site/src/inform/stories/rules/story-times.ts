/** A story that nobody has confirmed by the link in the mail. */
export const unconfirmedDays = 7
/** Sent once more so long after our mail, a form asks for another: the first may not have arrived. */
export const mailAgainMinutes = 10
/** So long before the day until which somebody has agreed, we write; and once more. */
export const remindDays = [30, 7] as const
/** A story that was never shown is kept for so long after the last that was done to it. */
export const unusedDays = 180
/** What our mails said and to whom they went. */
export const mailDays = 35
/** That there was a story, what was agreed to and when it ended, after it is gone. */
export const endedDays = 90

const dayMs = 24 * 60 * 60 * 1000

/** Counted in hours, so that a day of 23 or 25 hours shortens nobody’s time. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs)
export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs)

/** Until when somebody agrees who agrees now for some years. 29 February becomes 1 March. */
export function yearsAfter(now: Date, years: number): Date {
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + years)
  return until
}

/** How many of the mails before the end should have been written by now. */
export const remindersDue = (until: Date, now: Date): number => remindDays.filter(days => until <= daysAfter(now, days)).length
