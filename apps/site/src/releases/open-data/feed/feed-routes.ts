import type { Ctx, Router } from '../../../foundation/index.ts'
import { newestCriteria } from '../../criteria/load-criteria.ts'
import { feedPath, releasesPath } from '../../links.ts'
import { sendFile } from '../send-file.ts'
import { writeAtom } from './atom.ts'
import { archiveView, type FeedView, feedView } from './feed-view.ts'

/** What has changed, for feed readers: in Welsh under /cy, as the pages are. */
export function feedRoutes(router: Router): void {
  router.get(feedPath, async c => sendFeed(c, await feedView(c.var.db)))
  router.get(`${releasesPath}/:id{[0-9][0-9.-]*}/feed.atom`, async c =>
    sendFeed(c, await archiveView(c.var.db, c.req.param('id'))),
  )
}

function sendFeed(c: Ctx, view: FeedView | null): Response | Promise<Response> {
  if (!view) return c.notFound()
  const { t, shell, services } = c.var
  const author = shell.charity.name || t('site.name')
  const begunOn = newestCriteria(services.root).publishedOn
  return sendFile(c, { body: writeAtom(view, { ...services, t, author, begunOn }), type: 'application/atom+xml' })
}
