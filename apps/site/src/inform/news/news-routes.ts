import type { Ctx, Router } from '../../foundation/index.ts'
import { sendFile } from '../../releases/index.ts'
import { allNews } from './load-news.ts'
import { writeNewsFeed } from './news-feed.ts'
import { newsKinds } from './news-item.ts'
import { newsItemPage } from './news-item-page.tsx'
import { newsAt, newsFeedPath, newsOfKindAt, newsOfKindPageAt, newsPageAt, newsPath } from './news-links.ts'
import { newsPage } from './news-page.tsx'

/** The news: whole, by kind, one by one, and as a feed; in Welsh under /cy, as all pages are. */
export function newsRoutes(router: Router): void {
  router.get(newsPath, c => newsPage(c, 1))
  router.get(newsFeedPath, sendNewsFeed)
  router.get(newsPageAt.path, c => newsPage(c, pageHere(c)))
  router.get(newsOfKindAt.path, c => ofKind(c, 1))
  router.get(newsOfKindPageAt.path, c => ofKind(c, pageHere(c)))
  router.get(newsAt.path, c => newsItemPage(c, c.req.param('key') ?? ''))
}

const pageHere = (c: Ctx): number => Number(c.req.param('page'))

function ofKind(c: Ctx, page: number): Response | Promise<Response> {
  const kind = newsKinds.find(each => each === c.req.param('kind'))
  return kind ? newsPage(c, page, kind) : c.notFound()
}

async function sendNewsFeed(c: Ctx): Promise<Response> {
  const { t, db, shell, services } = c.var
  const author = shell.charity.name || t('site.name')
  return sendFile(c, { body: writeNewsFeed(await allNews(db, t), { ...services, t, author }), type: 'application/atom+xml' })
}
