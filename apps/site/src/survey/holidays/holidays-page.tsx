import { consolePage } from '../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice, type Translate } from '../../foundation/index.ts'
import { sayWeekday } from '../due-date/say-day.ts'
import { sayDivisions } from '../legal-clock/say-reason.ts'
import { requestLink } from '../requests/links.ts'
import type { HolidayRow } from './holiday-store.ts'
import css from './holidays.css?inline'
import type { FileFault } from './import-file.ts'
import { ImportForm } from './import-form.tsx'
import { holidaysLink } from './links.ts'
import type { MovedDueDate } from './moved-due-dates.ts'
import type { TypedImport } from './typed-import.ts'

export type HolidaysView = {
  readonly rows: readonly HolidayRow[]
  readonly year: string
  readonly done: 'imported' | 'nothing' | null
  readonly moves: readonly MovedDueDate[]
  readonly mayImport: boolean
  readonly typed: TypedImport
  readonly faults: readonly FileFault[]
}

/** The bank holidays of a year, where each comes from, and the form that brings newer ones. */
export function holidaysPage(c: Ctx, view: HolidaysView): Response {
  const { t } = c.var
  return consolePage(c, {
    title: t('holidays.title'),
    lead: t('holidays.lead'),
    css: [css],
    status: view.faults.length > 0 ? 422 : 200,
    body: (
      <>
        {view.done && <Done t={t} done={view.done} moves={view.moves} />}
        {view.mayImport && view.faults.length > 0 && <ImportForm t={t} typed={view.typed} faults={view.faults} />}
        <YearList t={t} rows={view.rows} year={view.year} />
        {view.mayImport && view.faults.length === 0 && <ImportForm t={t} typed={view.typed} faults={[]} />}
        {!view.mayImport && <p>{t('holidays.import.notYou')}</p>}
      </>
    ),
  })
}

const dayOrNone = (t: Translate, day: string | null): string => (day === null ? t('holidays.moved.none') : t.day(day))

const Done = ({ t, done, moves }: { t: Translate; done: 'imported' | 'nothing'; moves: readonly MovedDueDate[] }) => (
  <Notice title={t(`holidays.done.${done}`)}>
    {moves.length === 0 ? (
      <p>{t('holidays.moved.nobody')}</p>
    ) : (
      <>
        <p>{t('holidays.moved.lead', { count: moves.length })}</p>
        <DataTable
          id="moved"
          caption={t('holidays.moved.caption')}
          columns={[
            { label: t('holidays.moved.trust') },
            { label: t('holidays.moved.round') },
            { label: t('holidays.moved.from') },
            { label: t('holidays.moved.to') },
          ]}
          rows={moves.map(move => [
            <a href={localPath(t.locale, requestLink(move))}>{move.trustName}</a>,
            move.round,
            dayOrNone(t, move.from),
            dayOrNone(t, move.to),
          ])}
        />
      </>
    )}
  </Notice>
)

function YearList({ t, rows, year }: { t: Translate; rows: readonly HolidayRow[]; year: string }) {
  const years = [...new Set(rows.map(({ day }) => day.slice(0, 4)))]
  const shown = Map.groupBy(
    rows.filter(({ day }) => day.startsWith(year)),
    row => [row.day, row.title, row.source, row.basis, row.announced_on].join('\n'),
  )
  return (
    <section>
      <h2>{t('holidays.year.title', { year })}</h2>
      <nav aria-label={t('holidays.year.others')}>
        <ul class="years">
          {years.map(each => (
            <li>
              <a href={localPath(t.locale, holidaysLink({ year: each }))} aria-current={each === year ? 'true' : undefined}>
                {each}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.size === 0 ? (
        <p>{t('holidays.year.none')}</p>
      ) : (
        <DataTable
          id="holidays"
          caption={t('holidays.year.caption')}
          columns={(['day', 'title', 'where', 'basis', 'known', 'source'] as const).map(column => ({
            label: t(`holidays.column.${column}`),
          }))}
          rows={[...shown.values()].map(together => cells(t, together))}
        />
      )}
    </section>
  )
}

function cells(t: Translate, together: readonly HolidayRow[]) {
  const [row] = together
  if (row === undefined) return []
  return [
    sayWeekday(t, row.day),
    row.substitute ? t('holidays.substitute', { title: row.title }) : row.title,
    sayDivisions(
      t,
      together.map(({ division }) => division),
    ),
    t(`holidays.basis.${row.basis}`),
    row.announced_on === null ? t('holidays.notKnown') : t.day(row.announced_on),
    row.source,
  ]
}
