import type { Ctx, Router } from '../../foundation/index.ts'
import { type ReleaseFileFormat, releasesPath } from '../links.ts'
import { releaseById } from '../store/read-releases.ts'
import { serveRelease } from '../store/serve-release.ts'
import { type DataPackage, loadPackage, zipOfPackage } from './package/load-package.ts'
import { releaseAsCsv, releaseAsGeoJson } from './release-files.ts'
import { linksOfRelease } from './release-links.ts'
import { fileNameOf, type OpenFile, sendFile } from './send-file.ts'

/** The files of a release: itself in three formats, and its data package, one by one or as a zip. */
export function releaseFileRoutes(router: Router): void {
  router.get(`${releasesPath}/:file{[0-9.-]+\\.(csv|json|geojson|zip)}`, c => sendRelease(c, c.req.param('file')))
  router.get(`${releasesPath}/:id{[0-9][0-9.-]*}/datapackage.json`, c =>
    sendFromPackage(c, c.req.param('id'), ({ description }) => ({ body: description, type: 'application/json' })),
  )
  router.get(`${releasesPath}/:id{[0-9][0-9.-]*}/:file{spotlight-[\\w.-]+}`, c =>
    sendFromPackage(c, c.req.param('id'), ({ files }) => {
      const file = files.find(({ fileName }) => fileName === c.req.param('file'))
      return file ? { body: file.body, type: file.mediaType, fileName: file.fileName } : null
    }),
  )
}

async function sendRelease(c: Ctx, file: string): Promise<Response> {
  const { campaign, baseUrl } = c.var.services
  const { id, format } = splitName(file)
  const fileName = fileNameOf(campaign, file)
  if (format === 'zip')
    return sendFromPackage(c, id, async found => ({
      body: new Uint8Array(await zipOfPackage(found)),
      type: 'application/zip',
      fileName,
    }))
  const [release, served] = [await releaseById(c.var.db, id), await serveRelease(c.var.db, id)]
  if (!release || !served) return c.notFound()
  const { write, type } = formats[format]
  return sendFile(c, { body: write(served.text), type, fileName, links: linksOfRelease(release, baseUrl) })
}

const formats = {
  json: { write: (served: string) => served, type: 'application/json' },
  csv: { write: releaseAsCsv, type: 'text/csv' },
  geojson: { write: releaseAsGeoJson, type: 'application/geo+json' },
} as const

type Choose = (found: DataPackage) => OpenFile | null | Promise<OpenFile>

async function sendFromPackage(c: Ctx, id: string, choose: Choose): Promise<Response> {
  const { campaign, baseUrl } = c.var.services
  const found = await loadPackage(c.var.db, id, { campaign, baseUrl })
  const file = found && (await choose(found))
  return file ? sendFile(c, { ...file, links: linksOfRelease(found.release, baseUrl) }) : c.notFound()
}

/** `2026-1.1.csv` is the release 2026-1.1 as CSV. */
function splitName(file: string): { id: string; format: ReleaseFileFormat } {
  const at = file.lastIndexOf('.')
  const ending = file.slice(at + 1)
  return { id: file.slice(0, at), format: ending === 'csv' || ending === 'geojson' || ending === 'zip' ? ending : 'json' }
}
