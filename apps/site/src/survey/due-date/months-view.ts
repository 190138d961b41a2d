import { addDays, addMonths, weekdayOf } from '../legal-clock/calendar-days.ts'
import type { CountedDay } from '../legal-clock/due-date.ts'
import type { Division } from '../schema.ts'

export type CalendarCell = {
  readonly day: string
  readonly date: number
  /** `outside`: before the receipt or after the due date. */
  readonly kind: 'outside' | 'received' | 'counted' | 'due' | 'weekend' | 'holiday'
  readonly counted: number | null
}
export type CalendarMonth = {
  /** Its first day. */
  readonly month: string
  /** Weeks from Monday to Sunday that have a day of the count; null before the first and after the last of the month. */
  readonly weeks: readonly (readonly (CalendarCell | null)[])[]
  /** What is not counted in it, by name. */
  readonly holidays: readonly { readonly day: string; readonly title: string; readonly divisions: readonly Division[] }[]
}

/** The days of a count, laid out as months on a wall. */
export function monthsView(days: readonly CountedDay[]): CalendarMonth[] {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined) return []
  const byDay = new Map(days.map(each => [each.day, each]))
  const months: CalendarMonth[] = []
  for (let month = `${first.slice(0, 7)}-01`; month <= last; month = addMonths(month, 1)) {
    const ofMonth = days.filter(({ day }) => day.startsWith(month.slice(0, 7)))
    const holidays = ofMonth.flatMap(({ day, why }) =>
      why.kind === 'holiday' ? [{ day, title: why.title, divisions: why.divisions }] : [],
    )
    months.push({ month, weeks: weeksOf(month, byDay, last), holidays })
  }
  return months
}

function weeksOf(month: string, byDay: ReadonlyMap<string, CountedDay>, due: string): (CalendarCell | null)[][] {
  const next = addMonths(month, 1)
  const daysBefore = (weekdayOf(month) + 6) % 7
  const cells: (CalendarCell | null)[] = Array.from({ length: daysBefore }, () => null)
  for (let day = month; day < next; day = addDays(day, 1)) cells.push(cellOf(day, byDay.get(day), due))
  while (cells.length % 7 > 0) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return weeks.filter(week => week.some(cell => cell !== null && cell.kind !== 'outside'))
}

function cellOf(day: string, counted: CountedDay | undefined, due: string): CalendarCell {
  const date = Number(day.slice(8))
  if (!counted) return { day, date, kind: 'outside', counted: null }
  const { kind } = counted.why
  // Days are left out only for fees, of which this page knows nothing.
  if (kind === 'left-out') return { day, date, kind: 'outside', counted: null }
  return { day, date, kind: day === due ? 'due' : kind, counted: counted.counted }
}
