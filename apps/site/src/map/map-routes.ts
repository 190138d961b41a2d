import { dayInUk, localPath, page, type Router } from '../foundation/index.ts'
import { currentStatuses } from '../releases/index.ts'
import { hospitalsPath } from './page/island-words.ts'
import { listHospitals } from './page/list-hospitals.ts'
import { loadMap } from './page/load-map.ts'
import { isListed, makeMapView } from './page/make-map-view.ts'
import { mapPageView } from './page/map-page-view.tsx'
import { mapLink, mapPath } from './query/map-link.ts'
import { readMapQuery } from './query/read-map-query.ts'
import { shareRoutes } from './share/share-routes.ts'

/** One page, and the hospitals that its island draws when somebody looks closely. An address that asks for the same in another way leads to the canonical one, so that each view has one address. */
export function mapRoutes(router: Router): void {
  shareRoutes(router)
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
  router.get(hospitalsPath, async c => {
    const { campaign, clock, db } = c.var.services
    const { statuses } = await currentStatuses(db, { campaign, on: dayInUk(clock()) })
    c.set('cacheable', true)
    return c.json(await listHospitals(db, new Set(statuses.filter(isListed).map(({ code }) => code))), 200, {
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  })
}
