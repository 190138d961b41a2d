import type { MiddlewareHandler } from 'hono'
import { type Ctx, localPath, type SiteEnv } from '../foundation/index.ts'
import { refuseForeignForms } from './foreign-forms.ts'
import { secondStepLink } from './links.ts'
import { closedPage } from './pages/closed-page.ts'
import { rememberSignedIn } from './signed-in.ts'
import { whereTo } from './where-to.ts'
import { whoIsHere } from './who-is-here.ts'

/**
 * Lets only staff who have signed in through, and from them only forms that our own pages have sent. It stands before the routes of the
 * console, so a page that does not exist tells a stranger no more than one that does. Nothing behind it is kept by a browser.
 */
export const requireStaff: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const found = await whoIsHere(c)
  if (found.state === 'half' && c.req.method === 'GET') return toSecondStep(c)
  if (found.state !== 'open') return closedPage(c)
  refuseForeignForms(c)
  rememberSignedIn(c, found.who)
  c.set('principal', found.who.principal)
  await next()
  c.header('cache-control', 'no-store')
}

function toSecondStep(c: Ctx): Response {
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(localPath(c.var.locale, secondStepLink(whereTo(pathname + search))), 303)
}
