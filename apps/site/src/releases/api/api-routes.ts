import type { z } from '@hono/zod-openapi'
import { type Ctx, problemResponse, type Router } from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../open-data/send-file.ts'
import {
  type listQuery,
  type pageQuery,
  releaseRoute,
  releasesCsvRoute,
  releasesRoute,
  trustRoute,
  trustsCsvRoute,
  trustsGeoJsonRoute,
  trustsRoute,
} from './api-descriptions.ts'
import { listReleases, oneRelease, type ReleasePage } from './api-releases.ts'
import { oneTrust } from './api-trust.ts'
import { listTrusts, type TrustPage } from './api-trusts.ts'
import { releasesAsCsv, trustsAsCsv, trustsAsGeoJson } from './list-files.ts'
import { addressOf, linksAround, type Page } from './pages.ts'

const sendJson = (c: Ctx, value: unknown, links: readonly string[] = []): Response =>
  sendFile(c, { body: JSON.stringify(value), type: 'application/json', links })

const missing = (c: Ctx, what: 'trust' | 'release'): Response =>
  problemResponse({
    status: 404,
    title: c.var.t(`releases.api.no-${what}.title`),
    detail: c.var.t(`releases.api.no-${what}.detail`),
  })

/** A cursor of our own make that names a release which is not here. */
const unknownCursor = (c: Ctx): Response =>
  problemResponse({ status: 400, title: c.var.t('open-data.api.cursorTitle'), detail: c.var.t('open-data.api.cursorDetail') })

const around = (c: Ctx, page: Page<unknown>): string[] => linksAround(page, new URL(c.req.url), c.var.services.baseUrl)
const nextOf = (c: Ctx, { next }: Page<unknown>): string | null =>
  next && addressOf(new URL(c.req.url), c.var.services.baseUrl, next)

type Listed = z.infer<typeof listQuery>

const trustsAsked = (c: Ctx, { all, ...pages }: Listed): Promise<TrustPage | null> =>
  listTrusts(c.var.db, {
    ...pages,
    campaign: c.var.services.campaign,
    now: c.var.services.clock(),
    isWholeRegister: all === '1',
  })

/** The API of this room. Every answer is described by the schema that stands at its route. */
export function apiRoutes(router: Router): void {
  trustRoutes(router)
  releaseRoutes(router)
}

function trustRoutes(router: Router): void {
  router.openapi(trustsRoute, async c => {
    const listed = await trustsAsked(c, c.req.valid('query'))
    if (!listed) return unknownCursor(c)
    const { campaign, page } = listed
    return sendJson(c, { campaign, trusts: page.entries, next: nextOf(c, page) }, around(c, page))
  })
  router.openapi(trustsCsvRoute, async c => {
    const listed = await trustsAsked(c, c.req.valid('query'))
    if (!listed) return unknownCursor(c)
    const fileName = fileNameOf(c.var.services.campaign, 'trusts.csv')
    return sendFile(c, { body: trustsAsCsv(listed), type: 'text/csv', fileName, links: around(c, listed.page) })
  })
  router.openapi(trustsGeoJsonRoute, async c => {
    const listed = await trustsAsked(c, c.req.valid('query'))
    if (!listed) return unknownCursor(c)
    const fileName = fileNameOf(c.var.services.campaign, 'trusts.geojson')
    return sendFile(c, { body: trustsAsGeoJson(listed), type: 'application/geo+json', fileName, links: around(c, listed.page) })
  })
  router.openapi(trustRoute, async c => {
    const { campaign, clock } = c.var.services
    const trust = await oneTrust(c.var.db, c.req.valid('param').code, { campaign, now: clock() })
    return trust ? sendJson(c, trust) : missing(c, 'trust')
  })
}

function releaseRoutes(router: Router): void {
  const releasesAsked = (c: Ctx, pages: z.infer<typeof pageQuery>): Promise<ReleasePage | null> =>
    listReleases(c.var.db, { ...c.var.services, ...pages })
  router.openapi(releasesRoute, async c => {
    const listed = await releasesAsked(c, c.req.valid('query'))
    if (!listed) return unknownCursor(c)
    const { campaign, page } = listed
    return sendJson(c, { campaign, releases: page.entries, next: nextOf(c, page) }, around(c, page))
  })
  router.openapi(releasesCsvRoute, async c => {
    const listed = await releasesAsked(c, c.req.valid('query'))
    if (!listed) return unknownCursor(c)
    const fileName = fileNameOf(c.var.services.campaign, 'releases.csv')
    return sendFile(c, { body: releasesAsCsv(listed), type: 'text/csv', fileName, links: around(c, listed.page) })
  })
  router.openapi(releaseRoute, async c => {
    const release = await oneRelease(c.var.db, c.req.valid('param').id, c.var.services)
    return release ? sendJson(c, release) : missing(c, 'release')
  })
}
