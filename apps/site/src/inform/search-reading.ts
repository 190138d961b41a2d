import { markdownToText } from '../content/index.ts'
import type { Ctx, SearchEntry } from '../foundation/index.ts'
import { allNews } from './news/load-news.ts'
import { newsPath } from './news/news-links.ts'
import { allReports } from './reports/report-store.ts'
import { reportAt, reportsPath } from './reports/reports-links.ts'

/** News and reports, for the search of the site. An edition is found as its report. */
export async function searchReading(c: Ctx): Promise<SearchEntry[]> {
  const { t, locale, db } = c.var
  const pages: SearchEntry[] = [
    { group: 'pages', title: t('news.title'), text: t('news.lead'), link: newsPath },
    { group: 'pages', title: t('reports.title'), text: t('reports.lead'), link: reportsPath },
  ]
  const reports = (await allReports(db)).map(({ key, words, hasWelsh }): SearchEntry => {
    const { title, summary } = words[locale]
    const entry = { group: 'pages', title, text: markdownToText(summary), link: reportAt.link(key) } as const
    return locale === 'cy' && !hasWelsh ? { ...entry, lang: 'en' } : entry
  })
  const news = (await allNews(db, t))
    .filter(({ kind }) => kind !== 'report')
    .map(
      ({ title, summary, link, lang }): SearchEntry => ({ group: 'news', title, text: summary, link, ...(lang ? { lang } : {}) }),
    )
  return [...pages, ...reports, ...news]
}
