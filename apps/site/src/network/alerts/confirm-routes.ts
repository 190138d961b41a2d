import { isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import type { Ctx, Router } from '../../foundation/index.ts'
import { type Trust, trustByCode } from '../../register/index.ts'
import { isExpired, linkByToken } from '../links/link-store.ts'
import { confirmPath } from '../links.ts'
import { confirmAlerts } from './confirm-alerts.ts'
import { confirmedPage, confirmPage, deadConfirmPage } from './confirm-pages.tsx'
import { judgeConfirmLink } from './judge-confirm-link.ts'
import { subscriptionById } from './subscription-store.ts'

/** Saying yes by the link in a mail. To open it changes nothing. */
export function confirmRoutes(router: Router): void {
  router.get(confirmPath, openLink)
  router.post(confirmPath, pressButton)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

const trustOf = (c: Ctx, code: string | null | undefined): Promise<Trust | null> =>
  code ? trustByCode(c.var.db, code) : Promise.resolve(null)

async function openLink(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const token = tokenOf(c)
  const link = isTokenShaped(token) ? await linkByToken(db, 'confirm', token) : null
  const subscription = link?.subscriptionId ? await subscriptionById(db, link.subscriptionId) : null
  const trust = await trustOf(c, subscription?.trustCode)
  const verdict = judgeConfirmLink(link, subscription, { isExpired: link !== null && isExpired(link, services.clock()) })
  if (verdict === 'good' && trust) return confirmPage(c, token, trust)
  if (verdict === 'done' && trust) return confirmedPage(c, 'done', trust)
  return deadConfirmPage(c, verdict === 'good' || verdict === 'done' ? 'unknown' : verdict, trust)
}

async function pressButton(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, locale } = c.var
  const token = tokenOf(c)
  if (!isTokenShaped(token)) return deadConfirmPage(c, 'unknown', null)
  const { outcome, trustCode } = await confirmAlerts(services, { token, locale })
  const trust = await trustOf(c, trustCode)
  if ((outcome === 'confirmed' || outcome === 'done') && trust) return confirmedPage(c, outcome, trust)
  return deadConfirmPage(c, outcome === 'confirmed' || outcome === 'done' ? 'unknown' : outcome, trust)
}
