import { localPath, page, type Router } from '../foundation/index.ts'
import { loadMap } from './page/load-map.ts'
import { makeMapView } from './page/make-map-view.ts'
import { mapPageView } from './page/map-page-view.tsx'
import { mapLink, mapPath } from './query/map-link.ts'
import { readMapQuery } from './query/read-map-query.ts'

/** One page. An address that asks for the same in another way leads to the canonical one, so that each view has one address. */
export function mapRoutes(router: Router): void {
  router.get(mapPath, async c => {
    const { services, locale, t } = c.var
    const { pathname, search, searchParams } = new URL(c.req.url)
    const source = await loadMap(services, locale, readMapQuery(searchParams))
    if (!source) return c.notFound()
    const canonical = localPath(locale, mapLink(source.query))
    if (canonical !== pathname + search) {
      return new Response(null, { status: 302, headers: { location: canonical, 'cache-control': 'no-store' } })
    }
    return page(c, mapPageView(t, makeMapView(source)))
  })
}
