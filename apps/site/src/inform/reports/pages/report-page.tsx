import { Markdown, markdownCss } from '../../../content/index.ts'
import { Breadcrumbs, type Ctx, componentCss, EditionKind, localPath, Notice, page } from '../../../foundation/index.ts'
import { releasesPath, shareSite } from '../../../releases/index.ts'
import { editionView } from '../edition/edition-view.ts'
import type { Report } from '../report.ts'
import { reportByKey } from '../report-store.ts'
import { reportsPath } from '../reports-links.ts'
import { editionPage } from './edition-page.tsx'
import css from './report.css?inline'

/** `/reports/{report}`: its newest edition; before there is one, what it will be about. */
export async function reportPage(c: Ctx, key: string): Promise<Response> {
  const { db, services } = c.var
  const view = await editionView(db, { ...services, report: key })
  if (view) return editionPage(c, view, 'newest')
  const report = await reportByKey(db, key)
  return report ? forthcomingPage(c, report) : c.notFound()
}

/** What is known of a report of which nothing has been published: that it will come, and about what. */
export function forthcomingPage(c: Ctx, report: Report): Response {
  const { t, locale } = c.var
  const words = report.words[locale]
  return page(c, {
    title: words.title,
    description: t('reports.forthcoming.description', { title: words.title }),
    css: [componentCss.notice, componentCss.edition, markdownCss, css],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: reportsPath, label: t('reports.title') }]} here={words.title} />
        <article class="band prose" lang={report.hasWelsh ? undefined : 'en'}>
          <EditionKind>{t('reports.series', { series: words.series, part: String(report.part) })}</EditionKind>
          <h1>{words.title}</h1>
          <Notice title={t('reports.forthcoming.title')}>
            <p>{t(`reports.forthcoming.${report.state}`)}</p>
          </Notice>
          <Markdown text={words.summary} headingFrom={2} locale={locale} />
          {report.state === 'release' && (
            <p>
              <a href={localPath(locale, releasesPath)}>{t('reports.forthcoming.releases')}</a>
            </p>
          )}
        </article>
      </>
    ),
  })
}
