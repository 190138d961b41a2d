import type { Ctx, Router } from '../foundation/index.ts'
import { apiRoutes } from './api/api-routes.ts'
import { openApiDocument } from './api/openapi-document.ts'
import { showChanges } from './changes/changes-page.tsx'
import { apiGuidePath, dataPath, openApiPath, releasesPath } from './links.ts'
import { feedRoutes } from './open-data/feed/feed-routes.ts'
import { openToEveryPage } from './open-data/open-to-every-page.ts'
import { hasPlaces, readCommittedTable, writeTable } from './open-data/register-files.ts'
import { releaseFileRoutes } from './open-data/release-file-routes.ts'
import { fileNameOf, sendFile } from './open-data/send-file.ts'
import { showApiGuide } from './pages/api-guide-page.tsx'
import { showCriteria } from './pages/criteria-page.tsx'
import { showData } from './pages/data-page.tsx'
import { downloadableTables } from './pages/data-view.ts'
import { showRelease } from './pages/release-page.tsx'
import { showReleases } from './pages/releases-page.tsx'

const mediaTypes = { csv: 'text/csv', json: 'application/json', geojson: 'application/geo+json' } as const

/** The pages, downloads and API of this room. */
export function releasesRoutes(router: Router): void {
  openToEveryPage(router)
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
  feedRoutes(router)
  router.get(releasesPath, c => showReleases(c))
  router.get(`${releasesPath}/criteria/:version`, async c => (await showCriteria(c, c.req.param('version'))) ?? c.notFound())
  releaseFileRoutes(router)
  router.get(`${releasesPath}/:id{[0-9][0-9.-]*}/changes`, async c => (await showChanges(c, c.req.param('id'))) ?? c.notFound())
  router.get(`${releasesPath}/:id{[0-9][0-9.-]*}`, async c => (await showRelease(c, c.req.param('id'))) ?? c.notFound())
}

async function sendTable(c: Ctx, file: string): Promise<Response> {
  const { root, campaign, clock } = c.var.services
  const { name, format } = splitName(file)
  const table = (await downloadableTables(c.var.db, clock())).find(each => each.name === name)
  if (!table || (format === 'geojson' && !hasPlaces(root, table.file))) return c.notFound()
  const committed = readCommittedTable(root, table.file)
  return sendFile(c, {
    body: writeTable(committed, format, campaign),
    type: mediaTypes[format],
    fileName: fileNameOf(campaign, file),
  })
}

/** `trusts.csv` is the table of trusts as CSV. */
function splitName(file: string): { name: string; format: 'csv' | 'json' | 'geojson' } {
  const at = file.lastIndexOf('.')
  const ending = file.slice(at + 1)
  return { name: file.slice(0, at), format: ending === 'csv' || ending === 'geojson' ? ending : 'json' }
}
