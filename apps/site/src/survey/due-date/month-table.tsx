import type { Translate } from '../../foundation/index.ts'
import { sayDivisions, sayHoliday } from '../legal-clock/say-reason.ts'
import type { CalendarCell, CalendarMonth } from './months-view.ts'
import { sayMonth, sayWeekdays } from './say-day.ts'

/** One month as a table: a screen reader hears the weekday, the day and what it is; eyes see a light with its number. */
export function MonthTable({ t, month: { month, weeks, holidays } }: { t: Translate; month: CalendarMonth }) {
  return (
    <div class="month">
      <table data-not-counting>
        <caption>{t('due-date.calendar.caption', { month: sayMonth(t, month) })}</caption>
        <thead>
          <tr>
            {sayWeekdays(t).map(({ short, long }) => (
              <th scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr>
              {week.map(cell => (
                <Cell t={t} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {holidays.length > 0 && (
        <>
          <p class="small soft">{t('due-date.calendar.holidays', { month: sayMonth(t, month) })}</p>
          <ul class="small">
            {holidays.map(({ day, title, divisions }) => (
              <li>
                {t.day(day)}
                {': '}
                {t('due-date.calendar.holidayIn', { title: sayHoliday(t, title), where: sayDivisions(t, divisions) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Cell({ t, cell }: { t: Translate; cell: CalendarCell | null }) {
  if (cell === null) return <td />
  const { kind, date, day, counted } = cell
  const words = wordsOf(t, cell)
  return (
    <td class={kind}>
      <time datetime={day}>{date}</time>
      {kind !== 'outside' && kind !== 'weekend' && (
        <span class="mark" aria-hidden="true">
          {counted}
        </span>
      )}
      {words && <span class="hidden">{`, ${words}`}</span>}
    </td>
  )
}

function wordsOf(t: Translate, { kind, counted }: CalendarCell): string {
  switch (kind) {
    case 'outside':
      return ''
    case 'counted':
    case 'due':
      return t(`due-date.calendar.${kind}`, { number: counted ?? '' })
    default:
      return t(`due-date.calendar.${kind}`)
  }
}
