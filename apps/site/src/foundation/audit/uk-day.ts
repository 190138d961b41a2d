const hourInUk = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' })
const hourMs = 60 * 60 * 1000

/** The instant at which a day (`YYYY-MM-DD`) begins in the United Kingdom: in summer an hour before it does in UTC. */
export function startOfUkDay(day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return new Date(hourInUk.format(midnight) === '00' ? midnight : midnight - hourMs)
}

/** The first instant of the day after. */
export const endOfUkDay = (day: string): Date =>
  startOfUkDay(new Date(Date.parse(`${day}T12:00:00Z`) + 24 * hourMs).toISOString().slice(0, 10))
