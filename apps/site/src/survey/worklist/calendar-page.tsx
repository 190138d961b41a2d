import { consolePage } from '../../accounts/index.ts'
import { type Ctx, dayInUk, languageTags, localPath, type Translate } from '../../foundation/index.ts'
import { nameOfRound, roundHere, trailToRound } from '../round-here.ts'
import type { RoundId } from '../types.ts'
import { calendarLink, listLinkBy } from './links.ts'
import { monthPlus, readMonth, weeksOf } from './month-rules.ts'
import { type CalendarEntry, calendarEntries, holidaysBetween } from './overview-store.ts'
import { RoundTabs } from './round-tabs.tsx'
import { sayWord } from './say-request.ts'
import css from './worklist.css?inline'

type Holiday = Awaited<ReturnType<typeof holidaysBetween>>[number]
type Month = {
  readonly round: RoundId
  readonly today: string
  readonly weeks: readonly (readonly (string | null)[])[]
  readonly entries: ReadonlyMap<string, readonly CalendarEntry[]>
  readonly holidays: ReadonlyMap<string, Holiday>
}
type Props = { readonly t: Translate; readonly month: Month }

/** A month of a round: what falls due, what can be done, which letters came and went, and the days that do not count. */
export async function calendarPage(c: Ctx): Promise<Response> {
  const { db, services, t, locale } = c.var
  const round = await roundHere(c)
  const today = dayInUk(services.clock())
  const shown = readMonth(c.req.query('month')) ?? today.slice(0, 7)
  const weeks = weeksOf(shown)
  const days = weeks.flat().filter(day => day !== null)
  const [from = today, to = today] = [days[0], days.at(-1)]
  const entries = await calendarEntries(db, { round: round.id, from, to })
  const holidays = await holidaysBetween(db, from, to)
  const month = {
    round: round.id,
    today,
    weeks,
    entries: Map.groupBy(entries, ({ day }) => day),
    holidays: new Map(holidays.map(holiday => [holiday.day, holiday])),
  }
  const name = monthName(t, shown)
  return consolePage(c, {
    title: t('worklist.calendar.title', { month: name }),
    trail: trailToRound(t, round),
    lead: t('worklist.calendar.lead', { round: nameOfRound(round, locale) }),
    css: [css],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="calendar" />
        <nav class="month-steps" aria-label={t('worklist.calendar.label')}>
          <a rel="prev" href={localPath(locale, calendarLink(round.id, monthPlus(shown, -1)))}>
            {monthName(t, monthPlus(shown, -1))}
          </a>
          <a href={localPath(locale, calendarLink(round.id))}>{t('worklist.calendar.now')}</a>
          <a rel="next" href={localPath(locale, calendarLink(round.id, monthPlus(shown, 1)))}>
            {monthName(t, monthPlus(shown, 1))}
          </a>
        </nav>
        <MonthTable t={t} month={month} caption={name} />
        <MonthList t={t} month={month} days={days} />
      </>
    ),
  })
}

const monthName = (t: Translate, month: string): string =>
  new Intl.DateTimeFormat(languageTags[t.locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )

// 4 January 2027 was a Monday.
const weekdays = (t: Translate, weekday: 'long' | 'short'): string[] =>
  Array.from({ length: 7 }, (_, index) =>
    new Intl.DateTimeFormat(languageTags[t.locale], { weekday, timeZone: 'UTC' }).format(
      new Date(Date.UTC(2027, 0, 4 + index, 12)),
    ),
  )

/** The month as a grid, for wide screens. */
const MonthTable = ({ t, month, caption }: Props & { caption: string }) => (
  <table class="month">
    <caption class="hidden">{caption}</caption>
    <thead>
      <tr>
        {weekdays(t, 'long').map(weekday => (
          <th scope="col">{weekday}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {month.weeks.map(week => (
        <tr>
          {week.map((day, index) =>
            day === null ? <td class="outside" /> : <Day t={t} month={month} day={day} weekday={index} />,
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

function Day({ t, month, day, weekday }: Props & { day: string; weekday: number }) {
  const isOff = weekday > 4 || month.holidays.has(day)
  return (
    <td class={isOff ? 'off' : undefined} aria-current={day === month.today ? 'date' : undefined}>
      <span class="date">
        {String(Number(day.slice(8)))}
        {day === month.today && <span class="under">{t('worklist.days.today')}</span>}
      </span>
      <DayEntries t={t} month={month} day={day} />
    </td>
  )
}

function DayEntries({ t, month, day }: Props & { day: string }) {
  const holiday = month.holidays.get(day)
  const entries = month.entries.get(day) ?? []
  if (!holiday && entries.length === 0) return null
  return (
    <ul>
      {holiday && (
        <li class="holiday">
          {holiday.title}
          {holiday.divisions.length < 3 && (
            <span class="under">{holiday.divisions.map(division => t(`worklist.calendar.division.${division}`)).join(', ')}</span>
          )}
        </li>
      )}
      {entries.map(entry => (
        <li>
          <Entry t={t} month={month} entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ t, month: { round, today }, entry }: Props & { entry: CalendarEntry }) {
  const { day, count } = entry
  const link = (search: string) => localPath(t.locale, listLinkBy(round, search))
  switch (entry.what) {
    case 'due':
      return (
        <a class={day < today ? 'late' : 'due'} href={link(`clock=${entry.word}&from=${day}&to=${day}`)}>
          {t(day < today ? 'worklist.calendar.wasDue' : 'worklist.calendar.due', { count })}
          {entry.word !== 'running' && entry.word !== 'overdue' && <span class="under">{sayWord(t, 'clock', entry.word)}</span>}
        </a>
      )
    case 'step':
      return (
        <a href={link(`step=${entry.word}&ripe=${day}`)}>
          {t('worklist.calendar.step', { count, step: sayWord(t, 'step', entry.word) })}
        </a>
      )
    case 'letters':
      return <span class="soft">{t(`worklist.calendar.letters.${entry.word}`, { count })}</span>
  }
}

/** The same month as a list of the days on which something happens, for narrow screens. */
function MonthList({ t, month, days }: Props & { days: readonly string[] }) {
  const full = days.filter(day => month.entries.has(day) || month.holidays.has(day))
  if (full.length === 0) return <p class="month-list">{t('worklist.calendar.empty')}</p>
  return (
    <ol class="month-list">
      {full.map(day => (
        <li>
          <h2 aria-current={day === month.today ? 'date' : undefined}>{dayWithWeekday(t, day)}</h2>
          <DayEntries t={t} month={month} day={day} />
        </li>
      ))}
    </ol>
  )
}

const dayWithWeekday = (t: Translate, day: string): string =>
  new Intl.DateTimeFormat(languageTags[t.locale], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
