import { type Campaign, type Locale, localPath, type Translate } from '../../foundation/index.ts'
import { element, tagUri, type Xml, xmlDocument } from '../../releases/index.ts'
import type { NewsLine } from './news-item.ts'
import { newsFeedPath, newsPath } from './news-links.ts'

export type NewsSite = {
  readonly t: Translate
  readonly campaign: Campaign
  readonly baseUrl: string
  /** Who speaks: the charity, or the site where nobody has said so yet. */
  readonly author: string
}

const other: Readonly<Record<Locale, Locale>> = { en: 'cy', cy: 'en' }
const atomType = 'application/atom+xml'
/** The year in which the first of these feeds was made: a part of their names, which never change. */
const begunIn = '2026'
/** What stands as the feed's date while there is no news. */
const begunOn = new Date('2026-11-23T00:00:00Z')
/** A reader that has not looked for long finds the rest on the pages. */
const most = 30

/** The news as Atom (RFC 4287), newest first. */
export function writeNewsFeed(news: readonly NewsLine[], site: NewsSite): string {
  const { t } = site
  const { locale } = t
  const at = (path: string, language: Locale = locale) => site.baseUrl + localPath(language, path)
  const shown = news.slice(0, most)
  const updated = new Date(Math.max(begunOn.getTime(), ...shown.map(({ updatedAt }) => updatedAt.getTime())))
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale },
      element('id', {}, nameOf(site, 'news')),
      element('title', {}, named(site, t('news.feed.title'))),
      element('subtitle', {}, t('news.lead')),
      element('updated', {}, instant(updated)),
      element('author', {}, element('name', {}, site.author), element('uri', {}, at('/'))),
      element('link', { rel: 'self', type: atomType, href: at(newsFeedPath) }),
      element('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: at(newsPath) }),
      element('link', { rel: 'alternate', type: atomType, hreflang: other[locale], href: at(newsFeedPath, other[locale]) }),
      ...shown.map(line => entryOf(line, site, at)),
    ),
  )
}

/** An item that has no Welsh is in English in the Welsh feed too, and says so. */
function entryOf(line: NewsLine, site: NewsSite, at: (path: string) => string): Xml {
  const { t } = site
  return element(
    'entry',
    { 'xml:lang': line.lang },
    element('id', {}, nameOf(site, `news/${line.id}`)),
    element('title', {}, named(site, line.title)),
    element('updated', {}, instant(line.updatedAt)),
    element('published', {}, `${line.day}T00:00:00Z`),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: line.lang ?? t.locale, href: at(line.link) }),
    element('category', { term: line.kind, label: t(`news.kinds.${line.kind}`) }),
    element('summary', {}, line.summary),
  )
}

/** A feed reader shows a title alone, beside others: in the example campaign each says that it is one. */
const named = ({ campaign, t }: NewsSite, title: string): string =>
  campaign === 'example' ? t('open-data.feed.example', { title }) : title

/**
 * The two languages are two feeds: who reads both gets both. An item keeps its name when its day is put right, so that no reader shows it
 * twice.
 */
const nameOf = (site: NewsSite, what: string): string => tagUri(site, begunIn, `${site.t.locale === 'cy' ? 'cy/' : ''}${what}`)

const instant = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z')
