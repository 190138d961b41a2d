import type { Context } from 'hono'
import type { Ctx, Router, SiteEnv } from '../foundation/index.ts'
import { apiRoutes } from './api/api-routes.ts'
import { openApiDocument } from './api/openapi-document.ts'
import { apiGuidePath, dataPath, feedsOfApi, openApiPath, releasesPath } from './links.ts'
import { hasPlaces, readCommittedTable, writeTable } from './open-data/register-files.ts'
import { releaseAsCsv, releaseAsGeoJson } from './open-data/release-files.ts'
import { fileNameOf, sendFile } from './open-data/send-file.ts'
import { showApiGuide } from './pages/api-guide-page.tsx'
import { showCriteria } from './pages/criteria-page.tsx'
import { showData } from './pages/data-page.tsx'
import { downloadableTables } from './pages/data-view.ts'
import { showRelease } from './pages/release-page.tsx'
import { showReleases } from './pages/releases-page.tsx'
import { serveRelease } from './store/serve-release.ts'

const mediaTypes = { csv: 'text/csv', json: 'application/json', geojson: 'application/geo+json' } as const

/** The pages, downloads and API of this room. */
export function releasesRoutes(router: Router): void {
  router.use(`${feedsOfApi}/*`, openToEveryPage)
  apiRoutes(router)
  const document = (c: Ctx) =>
    openApiDocument(router, {
      baseUrl: c.var.services.baseUrl,
      title: c.var.t('releases.apiGuide.title'),
      description: c.var.t('releases.apiGuide.lead'),
    })
  router.get(openApiPath, c => sendFile(c, { body: JSON.stringify(document(c)), type: 'application/json' }))
  router.get(apiGuidePath, c => showApiGuide(c, document(c), address => router.request(address)))
  router.get(dataPath, c => showData(c))
  router.get(`${dataPath}/register/:file{[a-z-]+\\.(csv|json|geojson)}`, c => sendTable(c, c.req.param('file')))
  router.get(releasesPath, c => showReleases(c))
  router.get(`${releasesPath}/criteria/:version`, async c => (await showCriteria(c, c.req.param('version'))) ?? c.notFound())
  router.get(`${releasesPath}/:file{[0-9.-]+\\.(csv|json|geojson)}`, c => sendRelease(c, c.req.param('file')))
  router.get(`${releasesPath}/:id{[0-9][0-9.-]*}`, async c => (await showRelease(c, c.req.param('id'))) ?? c.notFound())
}

/** Anyone's page may read the API, errors included. It holds nothing of a visitor and takes no cookie. */
async function openToEveryPage(c: Context<SiteEnv>, next: () => Promise<void>): Promise<Response | undefined> {
  if (c.req.method === 'OPTIONS') {
    return c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'Content-Type, If-None-Match',
      'access-control-max-age': '86400',
    })
  }
  await next()
  c.res.headers.set('access-control-allow-origin', '*')
}

async function sendRelease(c: Ctx, file: string): Promise<Response> {
  const { id, format } = splitName(file)
  const served = await serveRelease(c.var.db, id)
  if (!served) return c.notFound()
  const body = { json: (text: string) => text, csv: releaseAsCsv, geojson: releaseAsGeoJson }[format](served.text)
  return sendFile(c, { body, type: mediaTypes[format], fileName: fileNameOf(c.var.services.campaign, file) })
}

async function sendTable(c: Ctx, file: string): Promise<Response> {
  const { root, campaign, clock } = c.var.services
  const { id: name, format } = splitName(file)
  const table = (await downloadableTables(c.var.db, clock())).find(each => each.name === name)
  if (!table || (format === 'geojson' && !hasPlaces(root, table.file))) return c.notFound()
  const committed = readCommittedTable(root, table.file)
  return sendFile(c, {
    body: writeTable(committed, format, campaign),
    type: mediaTypes[format],
    fileName: fileNameOf(campaign, file),
  })
}

/** `2026-1.1.csv` is the release 2026-1.1 as CSV. */
function splitName(file: string): { id: string; format: 'csv' | 'json' | 'geojson' } {
  const at = file.lastIndexOf('.')
  const ending = file.slice(at + 1)
  return { id: file.slice(0, at), format: ending === 'csv' || ending === 'geojson' ? ending : 'json' }
}
