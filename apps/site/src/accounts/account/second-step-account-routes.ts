import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { consoleRoute, principalOf } from '../console-route.ts'
import { cookieHeaderOf } from '../door.ts'
import { formOf } from '../form-of.ts'
import { accountPath, accountPaths } from '../links.ts'
import { minutesUntil } from '../minutes-until.ts'
import { realTime } from '../real-time.ts'
import { renewBackupCodes } from '../second-step/renew-backup-codes.ts'
import { beginTotp, confirmTotp, pendingTotp } from '../second-step/set-up-totp.ts'
import { proveFirst, signedInOf } from '../signed-in.ts'
import { whereTo } from '../where-to.ts'
import { prove } from './prove.ts'
import { codesPage, provePage, totpPage } from './second-step-pages.tsx'

/** What matters most of an account: each asks for the password again when the last time was long ago. */
export function secondStepAccountRoutes(router: Router): void {
  const form = (path: string, handle: (c: Ctx) => Promise<Response>) =>
    consoleRoute(router, { method: 'post', path, deed: 'account.change', handle })
  form(accountPaths.startTotp, startTotp)
  consoleRoute(router, { method: 'get', path: accountPaths.totp, deed: 'account.change', handle: openTotp })
  form(accountPaths.totp, saveTotp)
  form(accountPaths.backupCodes, newCodes)
  consoleRoute(router, { method: 'get', path: accountPaths.prove, deed: 'account.change', handle: openProve })
  form(accountPaths.prove, takeProof)
}

const here = (c: Ctx, path: string): string => localPath(c.var.locale, path)

async function startTotp(c: Ctx): Promise<Response> {
  const first = proveFirst(c, accountPath)
  if (first) return first
  await beginTotp(c.var.services, principalOf(c).id)
  return c.redirect(here(c, accountPaths.totp), 303)
}

async function openTotp(c: Ctx): Promise<Response> {
  const first = proveFirst(c, accountPath)
  if (first) return first
  const { id, email } = principalOf(c)
  const secret = await pendingTotp(c.var.services, id)
  return secret === null ? c.redirect(here(c, accountPath), 303) : totpPage(c, { secret, email })
}

async function saveTotp(c: Ctx): Promise<Response> {
  const first = proveFirst(c, accountPath)
  if (first) return first
  const { services, t } = c.var
  const who = signedInOf(c)
  const result = await confirmTotp(services, who, (await formOf(c))('code'))
  if (result.outcome === 'done') return codesPage(c, result.backupCodes)
  const secret = await pendingTotp(services, who.principal.id)
  if (secret === null) return c.redirect(here(c, accountPath), 303)
  const problem =
    result.outcome === 'wait'
      ? t('accounts.signIn.wait', { count: minutesUntil(result.until, realTime()) })
      : t('accounts.setUp.wrong')
  return totpPage(c, { secret, email: who.principal.email, problem })
}

async function newCodes(c: Ctx): Promise<Response> {
  const first = proveFirst(c, accountPath)
  if (first) return first
  const codes = await renewBackupCodes(c.var.services, principalOf(c))
  return codes === null ? c.redirect(here(c, accountPath), 303) : codesPage(c, codes)
}

async function openProve(c: Ctx): Promise<Response> {
  return provePage(c, { to: whereTo(c.req.query('to')) })
}

async function takeProof(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const to = whereTo(form('to'))
  const result = await prove(services, { who: signedInOf(c), password: form('password'), cookie: cookieHeaderOf(c) })
  if (result.outcome === 'proved') return c.redirect(to, 303)
  const problem =
    result.outcome === 'wait'
      ? t('accounts.signIn.wait', { count: minutesUntil(result.until, realTime()) })
      : t('accounts.faults.wrong-password')
  return provePage(c, { to, problem })
}
