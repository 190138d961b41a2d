import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Ctx, isFromOurPages, type SiteEnv } from '../foundation/index.ts'
import { closedPage } from './pages/closed-page.tsx'
import { keepSessionCookie, sessionToken } from './session-cookie.ts'
import { judgeSession, sessionExpiry } from './session-rules.ts'
import { sessionByToken, touchSession } from './session-store.ts'

/**
 * Lets only people with an open session through, and from them only forms that our own pages have sent. It stands before the routes of
 * the console, so a page that does not exist tells a stranger no more than one that does. Nothing behind it is kept by a browser.
 */
export const requireStaff: MiddlewareHandler<SiteEnv> = async (c, next) => {
  if (!(await isStaff(c))) return closedPage(c)
  refuseForeignForms(c)
  await next()
  c.header('cache-control', 'no-store')
}

async function isStaff(c: Ctx): Promise<boolean> {
  const token = sessionToken(c)
  if (token === null) return false
  const { services, db } = c.var
  const now = services.clock()
  const verdict = judgeSession(await sessionByToken(db, token), now)
  if (verdict === 'open-and-due') {
    await touchSession(services.write, { token, now, expiresAt: sessionExpiry(now) })
    keepSessionCookie(c, token)
  }
  return verdict !== 'closed'
}

/** A form must come from the address that the browser is showing: ours by BASE_URL, or the one under which we were reached. */
export function refuseForeignForms(c: Ctx): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const hosts = [new URL(c.var.services.baseUrl).host, c.req.header('host')].filter(host => host !== undefined)
  if (!hosts.some(host => isFromOurPages(c.req.raw.headers, host))) throw new HTTPException(403)
}
