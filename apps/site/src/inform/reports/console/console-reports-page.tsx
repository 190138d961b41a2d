import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { type EditionLine, editionLines } from '../edition/edition-lines.ts'
import type { Report } from '../report.ts'
import { allReports } from '../report-store.ts'
import { publishAt, reportAt } from '../reports-links.ts'
import { entryLink } from './entry-link.ts'

/** Every report with what has been published of it, and the way to the next edition. */
export async function consoleReportsPage(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const [reports, editions] = [await allReports(db), await editionLines(db)]
  const published = c.req.query('published')
  return consolePage(c, {
    title: t('reports.console.title'),
    lead: t('reports.console.lead'),
    body: (
      <>
        {published !== undefined && /^[1-9]\d{0,3}$/.test(published) && (
          <Notice>
            <p role="status">{t('reports.console.published', { edition: published })}</p>
          </Notice>
        )}
        {reports.length === 0 && <p>{t('reports.console.none')}</p>}
        {reports.map(report => (
          <ReportPart c={c} report={report} editions={editions.filter(line => line.report === report.key)} />
        ))}
      </>
    ),
  })
}

type PartProps = { readonly c: Ctx; readonly report: Report; readonly editions: readonly EditionLine[] }

const ReportPart = ({ c, report, editions }: PartProps) => {
  const { t, locale } = c.var
  const mayPublish = mayDo(principalOf(c), 'report.publish') === 'yes'
  return (
    <section>
      <h2>{report.words[locale].title}</h2>
      <p>
        {t('reports.console.editions', { count: editions.length })} {newestInWords(t, editions[0])}
      </p>
      {report.state === 'forthcoming' && <p>{t('reports.console.forthcoming')}</p>}
      <ul>
        <li>
          <a href={localPath(locale, reportAt.link(report.key))}>{t('reports.console.read')}</a>
        </li>
        <li>
          <a href={localPath(locale, entryLink(report.key))}>{t('reports.console.words')}</a>
        </li>
        {mayPublish && report.state !== 'forthcoming' && (
          <li>
            <a href={localPath(locale, publishAt.link(report.key))}>{t('reports.console.begin')}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

function newestInWords(t: Translate, newest: EditionLine | undefined): string {
  if (!newest) return ''
  const facts = { edition: String(newest.edition), day: t.day(newest.publishedOn), release: newest.release ?? '' }
  return t(newest.release === null ? 'reports.console.newest' : 'reports.console.fromRelease', facts)
}
