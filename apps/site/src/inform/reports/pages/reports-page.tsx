import { Breadcrumbs, type Ctx, componentCss, EditionKind, localPath, page, type Translate } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { type EditionLine, editionLines } from '../edition/edition-lines.ts'
import type { Report } from '../report.ts'
import { allReports } from '../report-store.ts'
import { editionAt, paperAt, reportAt } from '../reports-links.ts'
import { firstWords } from './first-words.ts'
import css from './report.css?inline'

/** `/reports`: the reports, series by series, and what is still to come. */
export async function reportsPage(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const [reports, editions] = [await allReports(db), await editionLines(db)]
  const series = Map.groupBy(reports, report => report.words[t.locale].series)
  return page(c, {
    title: t('reports.title'),
    description: t('reports.description'),
    css: [componentCss.edition, css],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} here={t('reports.title')} />
        <section class="band prose">
          <h1>{t('reports.title')}</h1>
          <p class="lead">{t('reports.lead')}</p>
          {reports.length === 0 && <p>{t('reports.none')}</p>}
        </section>
        {[...series].map(([name, list]) => (
          <section class="band prose">
            <h2>{name}</h2>
            <ul class="edition-list report-list">
              {list.map(report => (
                <li>
                  <ReportEntry t={t} report={report} editions={editions.filter(line => line.report === report.key)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  })
}

type EntryProps = { readonly t: Translate; readonly report: Report; readonly editions: readonly EditionLine[] }

/** A report that has been published is told by its newest edition, whatever has been written since. */
function ReportEntry({ t, report, editions }: EntryProps) {
  const [newest, ...earlier] = editions
  const { locale } = t
  const { title, summary } = newest ? { title: newest.title[locale], summary: newest.summary[locale] } : report.words[locale]
  return (
    <>
      <EditionKind>{t('reports.part', { part: String(report.part) })}</EditionKind>
      <h3>
        <a href={localPath(locale, reportAt.link(report.key))}>{title}</a>
      </h3>
      <p>{firstWords(summary)}</p>
      {newest ? (
        <>
          <p>
            {t('reports.list.newest', { edition: String(newest.edition), day: t.day(newest.publishedOn) })}{' '}
            <a href={localPath(locale, paperAt.link(report.key, newest.edition))}>{t('reports.files.paper')}</a>
          </p>
          {earlier.length > 0 && (
            <p class="small">
              {t('reports.list.earlier')}{' '}
              {earlier.map((line, at) => (
                <>
                  {at > 0 && ', '}
                  <a href={localPath(locale, editionAt.link(report.key, line.edition))}>
                    {t('reports.list.edition', { edition: String(line.edition) })}
                  </a>
                </>
              ))}
            </p>
          )}
        </>
      ) : (
        <p>
          <strong>{t('reports.list.forthcoming')}</strong> {t(`reports.forthcoming.${report.state}`)}
        </p>
      )}
    </>
  )
}
