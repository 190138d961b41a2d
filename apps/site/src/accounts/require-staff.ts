import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Ctx, isFromOurPages, type SiteEnv } from '../foundation/index.ts'
import { closedPage } from './pages/closed-page.tsx'
import { realTime } from './real-time.ts'
import { sessionToken } from './session-cookie.ts'
import { judgeSession } from './session-rules.ts'
import { noteSeen, type SignedIn, sessionByToken } from './session-store.ts'

/**
 * Lets only staff who have signed in through, and from them only forms that our own pages have sent. It stands before the routes of the
 * console, so a page that does not exist tells a stranger no more than one that does. Nothing behind it is kept by a browser.
 */
export const requireStaff: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const found = await whoIsHere(c)
  if (found.state !== 'open') return closedPage(c, found)
  refuseForeignForms(c)
  c.set('principal', found.who.principal)
  await next()
  c.header('cache-control', 'no-store')
}

export type Here =
  | { readonly state: 'nobody' }
  /** The password was right, the second step is still to come. */
  | { readonly state: 'half'; readonly who: SignedIn }
  | { readonly state: 'open'; readonly who: SignedIn }

/** Who has signed in with this browser, and how far. Notes that an open session was used. */
export async function whoIsHere(c: Ctx): Promise<Here> {
  const token = await sessionToken(c)
  const who = token === null ? null : await sessionByToken(c.var.db, token)
  const now = realTime()
  const verdict = judgeSession(who?.session ?? null, now)
  if (who === null || verdict === 'closed') return { state: 'nobody' }
  if (verdict === 'half') return { state: 'half', who }
  if (verdict === 'due') await noteSeen(c.var.services.write, who.session.id, now)
  return { state: 'open', who }
}

/** A form must come from the address that the browser is showing: ours by BASE_URL, or the one under which we were reached. */
export function refuseForeignForms(c: Ctx): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const hosts = [new URL(c.var.services.baseUrl).host, c.req.header('host')].filter(host => host !== undefined)
  if (!hosts.some(host => isFromOurPages(c.req.raw.headers, host))) throw new HTTPException(403)
}
