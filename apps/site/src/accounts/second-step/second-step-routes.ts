import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { doorFormRoute, doorPageRoute, keepCookies, userAgentOf } from '../door.ts'
import { formOf } from '../form-of.ts'
import { accountLink, secondStepPath, setUpLink, setUpPath, signInLink, startTotpPath } from '../links.ts'
import { minutesUntil } from '../minutes-until.ts'
import { codePage, passkeyStepPage } from '../pages/code-page.tsx'
import { backupCodesPage, chooseStepPage, setUpPage } from '../pages/set-up-page.tsx'
import { realTime } from '../real-time.ts'
import { signedCookie } from '../session-cookie.ts'
import type { SignedIn } from '../session-store.ts'
import { whereTo } from '../where-to.ts'
import { whoIsHere } from '../who-is-here.ts'
import { mustSetUp } from './must-set-up.ts'
import { beginTotp, confirmTotp, pendingTotp } from './set-up-totp.ts'
import { takeSecondStep, whoIsBetweenSteps } from './take-second-step.ts'

/** After the password: a code, a passkey, or setting one of them up. */
export function secondStepRoutes(router: Router): void {
  doorPageRoute(router, secondStepPath, openSecondStep)
  doorFormRoute(router, secondStepPath, takeCode)
  doorPageRoute(router, setUpPath, openSetUp)
  doorFormRoute(router, startTotpPath, startSetUp)
  doorFormRoute(router, setUpPath, finishSetUp)
}

const inLanguage = (c: Ctx, path: string): string => localPath(c.var.locale, path)

async function openSecondStep(c: Ctx): Promise<Response> {
  const { services } = c.var
  const to = whereTo(c.req.query('to'))
  const token = await signedCookie(c, 'second-step')
  if (token !== null && (await whoIsBetweenSteps(services, token)) !== null) return codePage(c, { to })
  const here = await whoIsHere(c)
  if (here.state === 'open') return c.redirect(to, 303)
  if (here.state === 'nobody') return c.redirect(inLanguage(c, signInLink(to)), 303)
  return (await mustSetUp(c, here.who)) ? c.redirect(inLanguage(c, setUpLink(to)), 303) : passkeyStepPage(c, to)
}

async function takeCode(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const to = whereTo(form('to'))
  const token = await signedCookie(c, 'second-step')
  if (token === null) return c.redirect(inLanguage(c, signInLink(to)), 303)
  const result = await takeSecondStep(services, { token, typed: form('code'), userAgent: userAgentOf(c) })
  switch (result.outcome) {
    case 'signed-in':
      keepCookies(c, result.cookies)
      // Somebody who used a backup code may have lost their phone: their account says what to do.
      return c.redirect(result.isBackupCode ? inLanguage(c, accountLink()) : to, 303)
    case 'begin-again':
      return c.redirect(inLanguage(c, signInLink(to)), 303)
    case 'wrong-code':
      return codePage(c, { to, problem: t('accounts.code.wrong') })
    case 'wait':
      return codePage(c, { to, problem: t('accounts.signIn.wait', { count: minutesUntil(result.until, realTime()) }) })
  }
}

/** Somebody at their first sign-in; or the way to where they belong. */
async function newcomer(c: Ctx, to: string): Promise<SignedIn | Response> {
  const here = await whoIsHere(c)
  if (here.state === 'open') return c.redirect(to, 303)
  if (here.state === 'nobody') return c.redirect(inLanguage(c, signInLink(to)), 303)
  return (await mustSetUp(c, here.who)) ? here.who : passkeyStepPage(c, to)
}

async function openSetUp(c: Ctx): Promise<Response> {
  const to = whereTo(c.req.query('to'))
  const who = await newcomer(c, to)
  if (who instanceof Response) return who
  const secret = await pendingTotp(c.var.services, who.principal.id)
  return secret === null ? chooseStepPage(c, to) : setUpPage(c, { secret, email: who.principal.email, to })
}

async function startSetUp(c: Ctx): Promise<Response> {
  const to = whereTo((await formOf(c))('to'))
  const who = await newcomer(c, to)
  if (who instanceof Response) return who
  await beginTotp(c.var.services, who.principal.id)
  return c.redirect(inLanguage(c, setUpLink(to)), 303)
}

async function finishSetUp(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const to = whereTo(form('to'))
  const who = await newcomer(c, to)
  if (who instanceof Response) return who
  const result = await confirmTotp(services, who, form('code'))
  if (result.outcome === 'done') return backupCodesPage(c, { codes: result.backupCodes, to })
  const secret = await pendingTotp(services, who.principal.id)
  if (secret === null) return c.redirect(inLanguage(c, setUpLink(to)), 303)
  const problem =
    result.outcome === 'wait'
      ? t('accounts.signIn.wait', { count: minutesUntil(result.until, realTime()) })
      : t('accounts.setUp.wrong')
  return setUpPage(c, { secret, email: who.principal.email, to, problem })
}
