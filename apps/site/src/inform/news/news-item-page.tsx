import {
  DocumentList,
  documentsCss,
  Markdown,
  markdownCss,
  namedDocuments,
  picturesIn,
  RelatedDocuments,
  relatedDocumentsHere,
} from '../../content/index.ts'
import {
  Breadcrumbs,
  type ContentEntry,
  type Ctx,
  componentCss,
  type Fact,
  localPath,
  page,
  ShareLinks,
  sharingOf,
  type Translate,
} from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import { newsByKey, newsOf } from './load-news.ts'
import css from './news.css?inline'
import { NewsFeedLink } from './news-feed-link.tsx'
import type { NewsItem, NewsSource, Sharing } from './news-item.ts'
import { newsAt, newsPath } from './news-links.ts'

/** `/news/{key}`: one piece of news. */
export async function newsItemPage(c: Ctx, key: string): Promise<Response> {
  const item = await newsByKey(c.var.db, c.var.locale, key)
  return item ? showNews(c, item, true) : c.notFound()
}

/** What the editor shows of news that is not published yet. */
export const previewNews = (c: Ctx, entry: ContentEntry): Promise<Response> => showNews(c, newsOf(c.var.locale, entry), false)

async function showNews(c: Ctx, item: NewsItem, isPublic: boolean): Promise<Response> {
  const { t, locale, db, services } = c.var
  const images = await picturesIn(db, [item.body])
  const posters = await namedDocuments(db, item.posters)
  const documents = isPublic ? await relatedDocumentsHere(c, newsAt.link(item.key)) : []
  const share = { ...shareSite(t), facts: [factOf(item, services.baseUrl)] }
  return page(c, {
    title: item.title,
    description: item.summary,
    css: [componentCss.shareLinks, markdownCss, documentsCss, css],
    head: <NewsFeedLink t={t} />,
    cacheable: isPublic,
    indexed: isPublic,
    ...(isPublic ? { share } : { headers: { 'cache-control': 'no-store' } }),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: newsPath, label: t('news.title') }]} here={item.title} />
        <article class="band prose news-item">
          <p class="news-about">
            {t(`news.kinds.${item.kind}`)}, <time datetime={item.day}>{t.day(item.day)}</time>
          </p>
          <h1 lang={item.lang}>{item.title}</h1>
          {item.lang !== undefined && <p class="small">{t('news.inEnglish')}</p>}
          <p class="lead" lang={item.lang}>
            {item.summary}
          </p>
          {item.sharing && <SharingPart t={t} sharing={item.sharing} lang={item.lang} />}
          <Markdown text={item.body} headingFrom={2} locale={locale} lang={item.lang} images={images} />
          {posters.length > 0 && (
            <>
              <h2>{t('news.poster')}</h2>
              <DocumentList t={t} documents={posters} />
            </>
          )}
          <Sources t={t} sources={item.sources} />
        </article>
        <RelatedDocuments t={t} documents={documents} />
        {isPublic && <ShareLinks t={t} {...sharingOf(c, { title: item.title, address: newsAt.link(item.key), share })} />}
      </>
    ),
  })
}

const SharingPart = ({ t, sharing, lang }: { t: Translate; sharing: Sharing; lang: 'en' | undefined }) => (
  <dl class="news-sharing">
    {(['event', 'audience', 'presented'] as const)
      .filter(name => sharing[name] !== '')
      .map(name => (
        <div>
          <dt>{t(`news.sharing.${name}`)}</dt>
          <dd lang={lang}>{sharing[name]}</dd>
        </div>
      ))}
  </dl>
)

/** Where what is said here can be read, and when we read it there. Titles are as their publishers wrote them: in English. */
const Sources = ({ t, sources }: { t: Translate; sources: readonly NewsSource[] }) =>
  sources.length === 0 ? null : (
    <section>
      <h2>{t('news.sources')}</h2>
      <ul>
        {sources.map(({ title, link, readOn }) => (
          <li>
            <a href={link} lang={t.locale === 'en' ? undefined : 'en'}>
              {title}
            </a>{' '}
            {t('news.readOn', { day: t.day(readOn) })}
          </li>
        ))}
      </ul>
    </section>
  )

const factOf = ({ title, summary, day, updatedAt, locale, lang, link }: NewsItem, baseUrl: string): Fact => ({
  '@type': 'NewsArticle',
  headline: title,
  description: summary,
  datePublished: day,
  dateModified: updatedAt.toISOString(),
  inLanguage: lang ?? locale,
  url: baseUrl + localPath(locale, link),
})
