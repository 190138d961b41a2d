import { allStaffNames, consolePage } from '../../../accounts/index.ts'
import { publishedEntries } from '../../../content/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  dayInUk,
  type ContentEntry as Entry,
  ErrorSummary,
  localPath,
  Notice,
  type PageView,
  Radios,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import { serviceLink, settleReportLink } from '../support-links.ts'
import { dueServices } from './due-services.ts'
import { outcomes, type Report, settledDays } from './report.ts'
import { openReports, settledReports } from './report-store.ts'

type Again = { readonly id: number; readonly note: string; readonly error: string; readonly field: 'outcome' | 'note' }
type Shown = { readonly again?: Again; readonly status?: PageView['status'] }

const dones = ['settled', 'already'] as const

/** What readers say is wrong, what came of it, and which entries nobody has looked at for half a year. */
export async function reportsPage(c: Ctx, { again, status }: Shown = {}): Promise<Response> {
  const { t, db, services } = c.var
  const open = await openReports(db)
  const settled = await settledReports(db, 20)
  const names = await allStaffNames(db)
  const entries = await publishedEntries(db, 'support')
  const due = dueServices(entries, dayInUk(services.clock()))
  const done = dones.find(each => each === c.req.query('done'))
  const nameOf = ({ service }: Report): string => entries.find(({ key }) => key === service)?.en.title ?? service
  return consolePage(c, {
    title: t('support.console.title'),
    lead: t('support.console.lead', { count: open.length }),
    status,
    body: (
      <>
        <ErrorSummary t={t} errors={again ? [{ field: `${again.field}-${again.id}`, message: again.error }] : []} />
        {done && (
          <Notice>
            <p role="status">{t(`support.console.done.${done}`)}</p>
          </Notice>
        )}
        {open.map(report => (
          <OpenReport t={t} report={report} name={nameOf(report)} again={again?.id === report.id ? again : undefined} />
        ))}
        <DueServices t={t} due={due} />
        {settled.length > 0 && (
          <section>
            <h2>{t('support.console.settled')}</h2>
            <ul>
              {settled.map(report => (
                <li>
                  {t('support.console.one', {
                    service: nameOf(report),
                    outcome: t(`support.console.outcomes.${report.outcome ?? 'right'}`),
                    day: t.day(report.settledAt ?? report.reportedAt),
                    who: names.get(report.settledBy ?? '') ?? t('support.console.somebody'),
                  })}{' '}
                  <span dir="auto">{report.note}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>{t('support.console.kept', { count: settledDays })}</p>
      </>
    ),
  })
}

type OpenProps = { readonly t: Translate; readonly report: Report; readonly name: string; readonly again: Again | undefined }

function OpenReport({ t, report, name, again }: OpenProps) {
  const { id, service, what, words, reportedAt } = report
  return (
    <section aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{t('support.console.report', { service: name, day: t.day(reportedAt) })}</h2>
      <p>
        <strong>{t(`support.report.wrongs.${what}`)}</strong>{' '}
        <a href={localPath(t.locale, serviceLink(service))}>{t('support.console.see')}</a>
      </p>
      <blockquote dir="auto">{words}</blockquote>
      <form method="post" action={localPath(t.locale, settleReportLink(id))} novalidate>
        <Radios
          t={t}
          id={`outcome-${id}`}
          name="outcome"
          label={t('support.console.outcome')}
          error={again?.field === 'outcome' ? again.error : undefined}
          choices={outcomes.map(value => ({ value, label: t(`support.console.outcomes.${value}`) }))}
        />
        <TextArea
          t={t}
          id={`note-${id}`}
          name="note"
          rows={2}
          optional
          label={t('support.console.note')}
          value={again?.note}
          error={again?.field === 'note' ? again.error : undefined}
        />
        <Button>{t('support.console.button')}</Button>
      </form>
    </section>
  )
}

type DueProps = { readonly t: Translate; readonly due: readonly { readonly entry: Entry; readonly checkedOn: string }[] }

const DueServices = ({ t, due }: DueProps) =>
  due.length === 0 ? null : (
    <section>
      <h2>{t('support.console.due')}</h2>
      <DataTable
        id="due-services"
        caption={t('support.console.dueLead')}
        columns={[{ label: t('support.console.service') }, { label: t('support.console.checkedOn') }]}
        rows={due.map(({ entry, checkedOn }) => [
          <a href={localPath(t.locale, serviceLink(entry.key))}>{entry.en.title}</a>,
          t.day(checkedOn),
        ])}
      />
    </section>
  )
