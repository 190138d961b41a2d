import { type Ctx, dayInUk, type Router, sendPaper } from '../../foundation/index.ts'
import { notFoundPage } from '../errors/not-found-page.tsx'
import { briefPaperPath, briefPath, constituenciesPath } from './brief-link.ts'
import { briefPage } from './brief-page.tsx'
import { writeBrief } from './brief-paper.ts'
import type { BriefView } from './brief-view.ts'
import { constituenciesPage } from './constituencies-page.tsx'
import { loadBrief } from './load-brief.ts'

/** One page for each constituency, and the same on paper. */
export function briefRoutes(router: Router): void {
  router.get(constituenciesPath, constituenciesPage)
  router.get(briefPath, c => withBrief(c, view => briefPage(c, view)))
  router.get(briefPaperPath, c =>
    withBrief(c, async view => {
      const day = view.release?.publishedOn ?? dayInUk(c.var.services.clock())
      return sendPaper(c, await writeBrief(c, view, day), `brief-${view.constituency.code}-${c.var.locale}.pdf`)
    }),
  )
}

async function withBrief(c: Ctx, show: (view: BriefView) => Response | Promise<Response>): Promise<Response> {
  const view = await loadBrief(c, c.req.param('code') ?? '')
  return view ? show(view) : notFoundPage(c)
}
