import { type Ctx, PictureDesk, type Router } from '../../foundation/index.ts'
import type { NationalPicture } from '../figures/picture.ts'
import { chartOf } from './charts/charts-of.ts'
import { loadPicture } from './load-picture.ts'
import { methodPage } from './methods/method-page.tsx'
import { methodsPage } from './methods/methods-page.tsx'
import { chartFileKinds, chartIds, chartsPath, methodsPath, nationalPath } from './national-links.ts'
import { nationalPage } from './national-page.tsx'
import { sendChart } from './send-chart.ts'

const files = `${chartIds.join('|')})\\.(?:${chartFileKinds.join('|')}`

/** The national picture, its methods and the files of its charts. `load`: from where the picture comes, in a test from elsewhere. */
export function nationalPagesRoutes(router: Router, load: (c: Ctx) => Promise<NationalPicture | null> = loadPicture): void {
  const desk = new PictureDesk()
  router.get(nationalPath, async c => nationalPage(c, await load(c)))
  router.get(methodsPath, methodsPage)
  router.get(`${methodsPath}/:id{[a-z0-9-]{1,60}}`, c => methodPage(c, c.req.param('id')))
  router.get(`${chartsPath}/:file{(?:${files})}`, async c => {
    const [name, ending] = c.req.param('file').split('.')
    const id = chartIds.find(each => each === name)
    const kind = chartFileKinds.find(each => each === ending)
    const picture = await load(c)
    const chart = id && picture && !picture.isEmpty ? chartOf(c.var.t, picture, id) : null
    return picture && chart && kind ? sendChart(c, desk, { chart, kind, release: picture.release.id }) : c.notFound()
  })
}
