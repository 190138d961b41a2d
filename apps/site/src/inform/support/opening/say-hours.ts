import { languageTags, type Translate } from '../../../foundation/index.ts'
import { clockOf, type OpeningHours, type Span, weekdays } from './opening-hours.ts'

/** One line of a week: days that are alike stand together. */
export type HoursLine = { readonly days: string; readonly times: string }

// A week that begins on a Monday.
const monday = Date.UTC(2026, 5, 1, 12)

/** Opening hours in words: `Monday to Friday`, `09:00 to 17:00`. Nothing for what is always open. */
export function sayHours(t: Translate, hours: OpeningHours): readonly HoursLine[] {
  if (hours.kind === 'always') return []
  const name = new Intl.DateTimeFormat(languageTags[t.locale], { weekday: 'long', timeZone: 'UTC' })
  const names = weekdays.map((_, at) => name.format(new Date(monday + at * 24 * 60 * 60 * 1000)))
  const times = weekdays.map(day => sayTimes(t, hours.days[day]))
  const lines: HoursLine[] = []
  for (let from = 0; from < weekdays.length; ) {
    let to = from
    while (to + 1 < weekdays.length && times[to + 1] === times[from]) to += 1
    const [first = '', last = ''] = [names[from], names[to]]
    lines.push({ days: from === to ? first : t('support.hours.days', { first, last }), times: times[from] ?? '' })
    from = to + 1
  }
  return [...lines, { days: t('support.hours.holidays'), times: sayHolidays(t, hours.holidays) }]
}

const sayTimes = (t: Translate, spans: readonly Span[]): string =>
  spans.length === 0
    ? t('support.hours.closed')
    : spans
        .map(({ from, to }) => t('support.hours.span', { from: clockOf(from), to: to === 1440 ? '24:00' : clockOf(to) }))
        .join(', ')

function sayHolidays(t: Translate, holidays: readonly Span[] | 'usual' | null): string {
  if (holidays === null) return t('support.hours.notSaid')
  return holidays === 'usual' ? t('support.hours.usual') : sayTimes(t, holidays)
}
