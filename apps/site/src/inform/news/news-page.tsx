import { HTTPException } from 'hono/http-exception'
import { Breadcrumbs, type Ctx, componentCss, localPath, Pagination, page, type Translate } from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import { allNews } from './load-news.ts'
import css from './news.css?inline'
import { NewsFeedLink } from './news-feed-link.tsx'
import { type NewsKind, type NewsLine, newsKinds } from './news-item.ts'
import { newsFeedPath, newsOfKindAt, newsOfKindPageAt, newsPageAt, newsPath } from './news-links.ts'

const onePage = 12

/** `/news`, whole or of one kind, the newest first. */
export async function newsPage(c: Ctx, asked: number, kind: NewsKind | null = null): Promise<Response> {
  const { t, locale, db } = c.var
  const all = await allNews(db, t)
  const list = kind === null ? all : all.filter(line => line.kind === kind)
  const pages = Math.max(1, Math.ceil(list.length / onePage))
  if (asked > pages) throw new HTTPException(404)
  const title = kind === null ? t('news.title') : t(`news.kinds.${kind}`)
  const there = newsKinds.filter(each => all.some(line => line.kind === each))
  return page(c, {
    title: asked === 1 ? title : t('news.pageTitle', { title, page: String(asked) }),
    description: t('news.description'),
    css: [componentCss.pagination, css],
    head: <NewsFeedLink t={t} />,
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} trail={kind === null ? [] : [{ href: newsPath, label: t('news.title') }]} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{t('news.lead')}</p>
          {there.length > 1 && <Kinds t={t} kinds={there} here={kind} />}
          {list.length === 0 && <p>{t('news.none')}</p>}
          <ul class="news-list">
            {list.slice((asked - 1) * onePage, asked * onePage).map(line => (
              <li>
                <NewsEntry t={t} line={line} />
              </li>
            ))}
          </ul>
          <Pagination
            t={t}
            page={asked}
            pages={pages}
            link={number => localPath(locale, kind === null ? newsPageAt.link(number) : newsOfKindPageAt.link(kind, number))}
          />
          <p>
            <a href={localPath(locale, newsFeedPath)}>{t('news.feed.link')}</a>
          </p>
        </section>
      </>
    ),
  })
}

const Kinds = ({ t, kinds, here }: { t: Translate; kinds: readonly NewsKind[]; here: NewsKind | null }) => (
  <nav aria-label={t('news.kindsLabel')}>
    <ul class="news-kinds">
      <li>
        <a href={localPath(t.locale, newsPath)} aria-current={here === null ? 'page' : undefined}>
          {t('news.kinds.all')}
        </a>
      </li>
      {kinds.map(kind => (
        <li>
          <a href={localPath(t.locale, newsOfKindAt.link(kind))} aria-current={here === kind ? 'page' : undefined}>
            {t(`news.kinds.${kind}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** One piece of news in a list. */
export const NewsEntry = ({ t, line }: { t: Translate; line: NewsLine }) => (
  <article>
    <p class="news-about">
      {t(`news.kinds.${line.kind}`)}, <time datetime={line.day}>{t.day(line.day)}</time>
    </p>
    <h2 lang={line.lang}>
      <a href={localPath(t.locale, line.link)}>{line.title}</a>
    </h2>
    <p lang={line.lang}>{line.summary}</p>
  </article>
)
