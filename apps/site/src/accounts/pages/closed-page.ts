import { type Ctx, localPath } from '../../foundation/index.ts'
import { consoleLink } from '../links.ts'
import { whereTo } from '../where-to.ts'
import { signInPage } from './sign-in-page.tsx'

/** The page in place of every page of the console, for whoever has not signed in: afterwards they are where they wanted to go. */
export function closedPage(c: Ctx): Response {
  const url = new URL(c.req.url)
  const isLost = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const to = isLost ? localPath(c.var.locale, consoleLink()) : url.pathname + url.search
  return signInPage(c, { to: whereTo(to), status: 403, isLost })
}
