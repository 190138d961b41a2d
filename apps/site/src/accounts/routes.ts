import { HTTPException } from 'hono/http-exception'
import { localPath, type Router } from '../foundation/index.ts'
import { callerAddress } from './caller-address.ts'
import { enter } from './enter.ts'
import { judgeLink } from './link-rules.ts'
import { linkByToken } from './link-store.ts'
import { consoleLink, enterPath, leaveLink } from './links.ts'
import { deadLinkPage, enterPage } from './pages/enter-page.tsx'
import { leftPage } from './pages/left-page.tsx'
import { refuseForeignForms, requireStaff } from './require-staff.ts'
import { dropSessionCookie, keepSessionCookie, sessionToken } from './session-cookie.ts'
import { endSession } from './session-store.ts'
import { isTokenShaped } from './token.ts'
import { TryLimit } from './try-limit.ts'

const triesPerWindow = { tries: 20, windowMs: 10 * 60 * 1000 }

/** The door of the console. These routes come first in the router: what stands after them under /console is closed. */
export function accountsRoutes(router: Router): void {
  const limit = new TryLimit(triesPerWindow)

  router.get(enterPath, async c => {
    const token = c.req.param('token')
    if (!limit.allows(callerAddress(c), c.var.services.clock())) throw new HTTPException(429)
    const link = isTokenShaped(token) ? await linkByToken(c.var.db, token) : null
    const verdict = judgeLink(link, c.var.services.clock())
    return verdict === 'good' ? enterPage(c, token) : deadLinkPage(c, verdict)
  })

  router.post(enterPath, async c => {
    const { services, locale } = c.var
    refuseForeignForms(c)
    if (!limit.allows(callerAddress(c), services.clock())) throw new HTTPException(429)
    const entry = await enter(services.write, { token: c.req.param('token'), now: services.clock() })
    if (entry.outcome === 'refused') return deadLinkPage(c, entry.verdict)
    services.log('console-entered')
    keepSessionCookie(c, entry.session)
    return c.redirect(localPath(locale, consoleLink()), 303)
  })

  router.use('/console', requireStaff)
  router.use('/console/*', requireStaff)

  router.post(leaveLink(), async c => {
    const token = sessionToken(c)
    if (token !== null) await endSession(c.var.services.write, token, c.var.services.clock())
    dropSessionCookie(c)
    return leftPage(c)
  })
}
