import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { doorFormRoute, doorPageRoute, keepCookies, userAgentOf } from '../door.ts'
import { formOf } from '../form-of.ts'
import { leaveLink, secondStepLink, signInPath } from '../links.ts'
import { minutesUntil } from '../minutes-until.ts'
import { toldPage } from '../pages/forgotten-page.tsx'
import { signInPage } from '../pages/sign-in-page.tsx'
import { realTime } from '../real-time.ts'
import { dropCookie, sessionToken } from '../session-cookie.ts'
import { sessionByToken } from '../session-store.ts'
import { whereTo } from '../where-to.ts'
import { whoIsHere } from '../who-is-here.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

/** Address and password; and the way out. */
export function signInRoutes(router: Router): void {
  doorPageRoute(router, signInPath, openSignIn)
  doorFormRoute(router, signInPath, takeSignIn)
  doorFormRoute(router, leaveLink(), leave)
}

async function openSignIn(c: Ctx): Promise<Response> {
  const to = whereTo(c.req.query('to'))
  const here = await whoIsHere(c)
  return here.state === 'open' ? c.redirect(to, 303) : signInPage(c, { to })
}

async function takeSignIn(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const form = await formOf(c)
  const to = whereTo(form('to'))
  const email = form('email')
  const result = await signIn(services, { email, password: form('password'), userAgent: userAgentOf(c) })
  if (result.outcome === 'half') {
    keepCookies(c, result.cookies)
    return c.redirect(localPath(locale, secondStepLink(to)), 303)
  }
  const problem =
    result.outcome === 'refused'
      ? t('accounts.signIn.refused')
      : t('accounts.signIn.wait', { count: minutesUntil(result.until, realTime()) })
  return signInPage(c, { to, email, problem, status: result.outcome === 'wait' ? 429 : 422 })
}

async function leave(c: Ctx): Promise<Response> {
  const token = await sessionToken(c)
  const who = token === null ? null : await sessionByToken(c.var.db, token)
  if (who !== null) await signOut(c.var.services, who)
  for (const use of ['session', 'second-step', 'passkey'] as const) dropCookie(c, use)
  return toldPage(c, 'signedOut')
}
