import { type Ctx, type Router, sendPaper } from '../../foundation/index.ts'
import { type Guide, guideByKey, guidePaperPath, guidePath, guidesPath } from './guide.ts'
import { guidePage, guidesPage } from './guide-page.tsx'
import { writeGuide } from './guide-paper.ts'

/** Two guides, each as a page and as a paper. */
export function guideRoutes(router: Router): void {
  router.get(guidesPath, guidesPage)
  router.get(guidePath, c => withGuide(c, guide => guidePage(c, guide)))
  router.get(guidePaperPath, c =>
    withGuide(c, async guide => sendPaper(c, await writeGuide(c, guide), `${guide.key}-${c.var.locale}.pdf`)),
  )
}

const withGuide = (c: Ctx, show: (guide: Guide) => Response | Promise<Response>): Response | Promise<Response> => {
  const guide = guideByKey(c.req.param('guide') ?? '')
  return guide ? show(guide) : c.notFound()
}
