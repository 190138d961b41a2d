import { type Ctx, dayInUk, localPath, type Router, sendPaper } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { notFoundPage } from '../errors/not-found-page.tsx'
import { isOfCampaign, loadTrustView } from '../trust-page/load-trust-view.ts'
import type { TrustView } from '../trust-page/trust-view.ts'
import { type CardContent, cardContent } from './card-content.ts'
import { cardLink, cardPaperLink, cardPaperPath, cardPath } from './card-link.ts'
import { cardPage } from './card-page.tsx'
import { writeCard } from './card-paper.ts'

/** "Questions for your next appointment", for every trust, whatever it answered. */
export function cardRoutes(router: Router): void {
  router.get(cardPath, c => withCard(c, cardLink, (view, card) => cardPage(c, view, card)))
  router.get(cardPaperPath, c =>
    withCard(c, cardPaperLink, async (view, card) => {
      const { services } = c.var
      const { standing } = view
      const release = standing.kind === 'in-survey' ? standing.release : null
      const day = release?.publishedOn ?? dayInUk(services.clock())
      const bytes = await writeCard(c, card, { day, site: new URL(services.baseUrl).host })
      return sendPaper(c, bytes, `questions-${view.trust.code}-${c.var.locale}.pdf`)
    }),
  )
}

type Show = (view: TrustView, card: CardContent) => Response | Promise<Response>

/** An old code or another spelling leads to the one address. */
async function withCard(c: Ctx, linkOf: (code: string) => string, show: Show): Promise<Response> {
  const { db, t, locale, services, shell } = c.var
  const asked = c.req.param('code') ?? ''
  const trust = await trustByCode(db, asked)
  if (!trust || !isOfCampaign(services.campaign, trust)) return notFoundPage(c)
  if (trust.code !== asked) return c.redirect(localPath(locale, linkOf(trust.code)), 301)
  const view = await loadTrustView(c, trust)
  const { helpline } = shell.charity
  const card = cardContent(t, view, helpline?.phone ? { name: helpline.name, phone: helpline.phone } : null)
  return show(view, card)
}
