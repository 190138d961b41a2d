import type { Submission } from '@spotlight/submission'
import type { RefusalReason } from '../submission-refusal.ts'

/** COSD, which hospitals count from, began on this day. Nothing before it is a count by these rules. */
const firstDay = '2013-01-01'
/** A pin says what is so now: an older count says what was. */
export const oldestMonths = 24

/**
 * Whether the day of a count is one that can be taken today: not to come, not older than 24 months, not before hospitals had the records, and the 24
 * months before it are 24.
 *
 * @param today in the United Kingdom
 */
export function judgePeriod({ asAt, prevalence }: Pick<Submission, 'asAt' | 'prevalence'>, today: string): RefusalReason[] {
  const reasons: RefusalReason[] = []
  const oldest = monthsBefore(today, oldestMonths)
  if (asAt > today) reasons.push({ code: 'period-future', values: { day: asAt } })
  else if (asAt < firstDay) reasons.push({ code: 'period-before-records', values: { day: asAt, first: firstDay } })
  else if (asAt < oldest) reasons.push({ code: 'period-too-old', values: { day: asAt, oldest } })
  if (prevalence.seenSince !== dayAfter(monthsBefore(asAt, 24))) {
    reasons.push({ code: 'period-seen-since', values: { day: prevalence.seenSince } })
  }
  return reasons
}

/** The same day so many months earlier; the last of that month where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastDay))).toISOString().slice(0, 10)
}

function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10)
}
