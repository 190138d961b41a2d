import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ctx, type Router, sendPaper } from '../../foundation/index.ts'
import { countToolPage } from './about/count-tool-page.tsx'
import { exampleFolder } from './about/example-count.ts'
import { countToolPath, exampleReportPath, exampleReportPicture } from './links.ts'
import { manualRoutes } from './manual/manual-routes.tsx'
import { packRoute } from './packs/pack-route.ts'
import { submitRoutes } from './submit/submit-routes.ts'

/** What the counting program is, and the way by which what it has signed is sent. */
export function countToolRoutes(router: Router): void {
  router.get(countToolPath, countToolPage)
  router.get(exampleReportPath, async c => sendPaper(c, await exampleFile(c, 'example-report.pdf'), 'example-report.pdf'))
  router.get(exampleReportPicture, sendPicture)
  packRoute(router)
  manualRoutes(router)
  submitRoutes(router)
}

const exampleFile = (c: Ctx, name: string): Promise<Buffer> => readFile(join(c.var.services.root, exampleFolder, name))

async function sendPicture(c: Ctx): Promise<Response> {
  const bytes = await exampleFile(c, 'example-report-page.webp')
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  })
}
