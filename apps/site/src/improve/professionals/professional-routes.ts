import { consoleRoute, isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import type { Ctx, Router } from '../../foundation/index.ts'
import { confirmWork, judgeWorkLink } from './confirm-work.ts'
import { postDecision } from './console/post-decision.ts'
import { professionalsPage } from './console/professionals-page.tsx'
import { askedPath, confirmPath, decideAt, professionalsPath } from './links.ts'
import { askedPage, confirmedPage, confirmPage } from './pages/work-pages.tsx'
import { type WorkLink, workLinkByToken } from './work-link-store.ts'
import type { WorkPurpose } from './work-purpose.ts'

/** The way of an address at work: what follows a form, the yes by the link in a mail, and the desk for what nobody knows. */
export function professionalRoutes(router: Router, purposes: readonly WorkPurpose[]): void {
  router.get(askedPath, c => askedPage(c))
  router.get(confirmPath, c => openLink(c, purposes))
  router.post(confirmPath, c => pressButton(c, purposes))
  consoleRoute(router, { method: 'get', path: professionalsPath, deed: 'professional.see', handle: professionalsPage })
  consoleRoute(router, {
    method: 'post',
    path: decideAt.path,
    deed: 'professional.decide',
    handle: c => postDecision(c, purposes),
  })
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

const linkHere = async (c: Ctx): Promise<WorkLink | null> => {
  const token = tokenOf(c)
  return isTokenShaped(token) ? workLinkByToken(c.var.db, token) : null
}

const purposeOf = (link: WorkLink | null, purposes: readonly WorkPurpose[]): WorkPurpose | null =>
  purposes.find(({ name }) => name === link?.purpose) ?? null

async function openLink(c: Ctx, purposes: readonly WorkPurpose[]): Promise<Response> {
  const link = await linkHere(c)
  const purpose = purposeOf(link, purposes)
  const verdict = judgeWorkLink(link, c.var.services.clock())
  if (verdict !== 'good' || !link || !purpose) return confirmedPage(c, verdict === 'good' ? 'unknown' : verdict, purpose)
  const shown = await purpose.shown(c, link.ref)
  return shown === null ? confirmedPage(c, 'gone', purpose) : confirmPage(c, { token: tokenOf(c), purpose, shown })
}

async function pressButton(c: Ctx, purposes: readonly WorkPurpose[]): Promise<Response> {
  refuseForeignForms(c)
  const token = tokenOf(c)
  const purpose = purposeOf(await linkHere(c), purposes)
  return confirmedPage(c, isTokenShaped(token) ? await confirmWork(c.var.services, purposes, token) : 'unknown', purpose)
}
