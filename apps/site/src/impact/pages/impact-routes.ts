import { PictureDesk, type Router } from '../../foundation/index.ts'
import { flowPage } from './flow-page.tsx'
import { sendFlowFile, sendMeasures, sendStatusChart } from './impact-files.ts'
import { chartAt, flowAt, flowFileAt, impactPath, measuresFilePath } from './impact-links.ts'
import { impactPage } from './impact-page.tsx'

/** What everybody can read of the campaign's impact. */
export function impactRoutes(router: Router, desk: PictureDesk = new PictureDesk()): void {
  router.get(impactPath, impactPage)
  router.get(measuresFilePath, sendMeasures)
  router.get(chartAt.path, c => sendStatusChart(c, desk))
  router.get(flowAt.path, flowPage)
  router.get(flowFileAt.path, c => sendFlowFile(c, desk))
}
