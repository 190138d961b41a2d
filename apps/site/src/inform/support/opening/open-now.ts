import { dayInUk } from '../../../foundation/index.ts'
import { clockOf, type OpeningHours, type Span, weekdays } from './opening-hours.ts'

/** Whether something is open at a moment. Times are those of clocks in the United Kingdom. */
export type OpenNow =
  /** `until` null: it never closes. */
  | { readonly state: 'open'; readonly until: string | null }
  /** `next` null: not within a week, or a bank holiday lies before it of which nobody has said. */
  | { readonly state: 'closed'; readonly next: { readonly day: string; readonly at: string } | null }
  /** A bank holiday, and nobody has said what is so then. */
  | { readonly state: 'holiday' }
  | { readonly state: 'unknown' }

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `14:05`, as clocks in the United Kingdom show it. */
export const timeInUk = (now: Date): string => clock.format(now)

/** The day after (or before) a calendar day. */
function dayAfter(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + days)
  return noon.toISOString().slice(0, 10)
}

/**
 * Reckons by the clock on the wall in the United Kingdom, so that the nights on which clocks change need no rule of their own: who says
 * “from nine” means nine o’clock.
 *
 * @param holidays bank holidays, `YYYY-MM-DD`, where this service is
 */
export function openNow(hours: OpeningHours | null, { now, holidays }: { now: Date; holidays: ReadonlySet<string> }): OpenNow {
  if (hours === null) return { state: 'unknown' }
  if (hours.kind === 'always') return { state: 'open', until: null }
  const today = dayInUk(now)
  const [hour = '0', minute = '0'] = timeInUk(now).split(':')
  const at = Number(hour) * 60 + Number(minute)
  const spansOn = (day: string): readonly Span[] | null => {
    const usual = hours.days[weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon']
    if (!holidays.has(day) || hours.holidays === 'usual') return usual
    return hours.holidays
  }
  // What began yesterday and goes on past midnight.
  const late = spansOn(dayAfter(today, -1))?.find(({ from, to }) => to < from && at < to)
  if (late) return { state: 'open', until: clockOf(late.to) }
  const spans = spansOn(today)
  if (spans === null) return { state: 'holiday' }
  const here = spans.find(({ from, to }) => at >= from && (at < to || to < from))
  if (here) return { state: 'open', until: clockOf(here.to) }
  const later = spans.find(({ from }) => from > at)
  if (later) return { state: 'closed', next: { day: today, at: clockOf(later.from) } }
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const day = dayAfter(today, ahead)
    const then = spansOn(day)
    if (then === null) break
    const first = then[0]
    if (first) return { state: 'closed', next: { day, at: clockOf(first.from) } }
  }
  return { state: 'closed', next: null }
}
