import { startOfUkDay } from '../../foundation/index.ts'
import { isCalendarDay } from '../legal-clock/calendar-days.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/London',
})
const hourMs = 60 * 60 * 1000

export type UkMoment = { readonly at: Date } | { readonly fault: 'no-day' | 'no-time' | 'skipped-hour' }

/**
 * The instant at which clocks in the United Kingdom show this day (`YYYY-MM-DD`) and time (`09:30`, also `9:30`). On the last Sunday of
 * October the hour from 01:00 comes twice: the second is meant, after which nobody waits any more. On the last Sunday of March that hour
 * does not come at all, and is refused.
 */
export function ukMoment(day: string, time: string): UkMoment {
  if (!isCalendarDay(day)) return { fault: 'no-day' }
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(time)
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || hours > 23 || minutes > 59) return { fault: 'no-time' }
  const wanted = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  const straight = startOfUkDay(day).getTime() + hours * hourMs + minutes * 60_000
  const found = [straight + hourMs, straight, straight - hourMs].find(at => clock.format(at) === wanted)
  return found === undefined ? { fault: 'skipped-hour' } : { at: new Date(found) }
}
