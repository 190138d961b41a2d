/** Rows of a source by month: `YYYY-MM` to rows. */
export type MonthCounts = ReadonlyMap<string, number>

/** The usual run of a feed: from the first to the last month in which it has its rows, and the months between that lack them. */
export type Run = { from: string; to: string; usualRows: number; missing: readonly string[] }

/** A feed with fewer rows a month than this may have an empty month by chance (below 1 in 100 for a mean of five, by Poisson). */
const leastRowsToMissAMonth = 5
/** A month with less than this share of the usual rows lacks them. */
const shareOfAMissingMonth = 0.1
/** At its end a feed must have this share of its usual rows: the month in which it was extracted is often half full. */
const shareOfALastMonth = 0.5
/** Dates this far from the rest, and this few, are mistakes of typing. */
const farMonths = 12
const shareOfStrays = 0.05

export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
export const monthName = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** The last day of a month as YYYY-MM-DD. */
export function lastDay(month: string): string {
  const number = monthNumber(month) + 1
  return new Date(Date.UTC(Math.floor(number / 12), number % 12, 0)).toISOString().slice(0, 10)
}

export function monthsBetween(from: string, to: string): string[] {
  const first = monthNumber(from)
  return Array.from({ length: Math.max(0, monthNumber(to) - first + 1) }, (_, at) => monthName(first + at))
}

/** The run of a feed, without a few dates far in the past or future; undefined if it has no dated rows. */
export function runOf(counts: MonthCounts): Run | undefined {
  const kept = withoutStrays([...counts].filter(([, rows]) => rows > 0).sort(([left], [right]) => (left < right ? -1 : 1)))
  if (kept.length === 0) return undefined
  const usualRows = median(kept.map(([, rows]) => rows))
  const isUsual = ([, rows]: readonly [string, number]): boolean => rows >= usualRows * shareOfALastMonth
  const from = kept.find(isUsual)?.[0] ?? kept[0]?.[0] ?? ''
  const to = kept.findLast(isUsual)?.[0] ?? kept.at(-1)?.[0] ?? ''
  const missing =
    usualRows < leastRowsToMissAMonth
      ? []
      : monthsBetween(from, to).filter(month => (counts.get(month) ?? 0) < usualRows * shareOfAMissingMonth)
  return { from, to, usualRows, missing }
}

/** Drops groups of months at either end that lie far from the rest and hold few rows. */
function withoutStrays(months: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  const total = months.reduce((sum, [, rows]) => sum + rows, 0)
  const groups: (readonly [string, number])[][] = []
  for (const entry of months) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last !== undefined && before !== undefined && monthNumber(entry[0]) - monthNumber(before[0]) <= farMonths)
      last.push(entry)
    else groups.push([entry])
  }
  return groups.filter(group => group.reduce((sum, [, rows]) => sum + rows, 0) > total * shareOfStrays).flat()
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** Feeds whose last usual month is this near to that of the freshest one still run; an older one has stopped and does not hold back the end of the count. */
const stillRunningMonths = 3

/** The latest month in which all feeds that still run have their usual rows. */
export function usualEndOf(runs: readonly Run[]): string | undefined {
  const ends = runs.map(({ to }) => monthNumber(to))
  if (ends.length === 0) return undefined
  const freshest = Math.max(...ends)
  return monthName(Math.min(...ends.filter(end => freshest - end <= stillRunningMonths)))
}
