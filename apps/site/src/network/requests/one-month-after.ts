/**
 * By when a request about somebody’s data is to be answered: one month after the day on which it came, the same day of the next month, or the
 * last day of that month where it has no such day (UK GDPR, article 12(3); the ICO’s guidance on the right of access). Days are `YYYY-MM-DD`.
 * Where that day is no working day it may be answered on the next one: the earlier day is kept, since it is never too late.
 */
export function oneMonthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, lastOfNext))).toISOString().slice(0, 10)
}
