const dayMs = 86_400_000

/** The language reads a date without a time as UTC. */
const timeOf = (date: string): number => Date.parse(date)

/** Whole days from one date (YYYY-MM-DD) to a later one; negative if it is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / dayMs)

export const yearOf = (date: string): number => Number(date.slice(0, 4))

/**
 * The first day of the 24 months that end on a day: 1 April 2023 for 31 March 2025. A day that the earlier month does not have counts as its last.
 */
export function startOf24Months(end: string): string {
  const [year = 0, month = 1, day = 1] = end.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year - 2, month, 0)).getUTCDate()
  return new Date(Date.UTC(year - 2, month - 1, Math.min(day, lastDay) + 1)).toISOString().slice(0, 10)
}

export const earlierOf = (left: string, right: string): string => (left < right ? left : right)
export const laterOf = (left: string, right: string): string => (left < right ? right : left)
