/** After so long somebody looks again whether a service is still what it says. */
export const reviewMonths = 6

/** The day from which on a service should be looked at again. A day that its month does not have is the last one of it. */
export function reviewDayOf(checkedOn: string): string {
  const [year = 0, month = 1, day = 1] = checkedOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + reviewMonths + 1, 0, 12))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}
