import { type Ctx, type Locale, locales, localPath, type Router } from '../../foundation/index.ts'
import { consoleRoute, principalOf } from '../console-route.ts'
import { cookieHeaderOf } from '../door.ts'
import { formOf } from '../form-of.ts'
import { type AccountNews, accountLink, accountPath, accountPaths } from '../links.ts'
import { minutesUntil } from '../minutes-until.ts'
import { passwordFault } from '../pages/faults.ts'
import { realTime } from '../real-time.ts'
import { openSessions } from '../session-store.ts'
import { proveFirst, signedInOf } from '../signed-in.ts'
import { activeStaffById } from '../staff-store.ts'
import { type AccountView, accountPage } from './account-page.tsx'
import { changePassword } from './change-password.ts'
import { changeProfile } from './change-profile.ts'
import { endOtherSessions, endSession } from './end-sessions.ts'
import { namePasskey, passkeysOf, removePasskey } from './passkeys.ts'
import { secondStepAccountRoutes } from './second-step-account-routes.ts'

const news: readonly AccountNews[] = ['name', 'password', 'totp', 'passkey-added', 'passkey-named', 'passkey-removed', 'ended']

/** Everybody's own account. */
export function accountRoutes(router: Router): void {
  const form = (path: string, handle: (c: Ctx) => Promise<Response>) =>
    consoleRoute(router, { method: 'post', path, deed: 'account.change', handle })
  consoleRoute(router, { method: 'get', path: accountPath, deed: 'console.see', handle: openAccount })
  form(accountPaths.profile, saveProfile)
  form(accountPaths.password, savePassword)
  form(accountPaths.namePasskey, renamePasskey)
  form(accountPaths.removePasskey, dropPasskey)
  form(accountPaths.endSession, endOne)
  form(accountPaths.endOthers, endOthers)
  secondStepAccountRoutes(router)
}

const openAccount = (c: Ctx): Promise<Response> => show(c, { done: news.find(name => name === c.req.query('done')) })

async function show(c: Ctx, more: Pick<AccountView, 'done' | 'errors' | 'typedName'>): Promise<Response> {
  const { db } = c.var
  const { principal, session } = signedInOf(c)
  const [staff, passkeys, sessions] = await Promise.all([
    activeStaffById(db, principal.id),
    passkeysOf(db, principal.id),
    openSessions(db, { staffId: principal.id, now: realTime() }),
  ])
  return staff === null ? c.notFound() : accountPage(c, { staff, passkeys, sessions, thisSession: session.id, ...more })
}

const back = (c: Ctx, done?: AccountNews): Response => c.redirect(localPath(c.var.locale, accountLink(done)), 303)
const invalid = (c: Ctx, field: string, message: string, typedName?: string): Promise<Response> =>
  show(c, { errors: [{ field, message }], ...(typedName === undefined ? {} : { typedName }) })

async function saveProfile(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  const language = locales.find((locale): locale is Locale => locale === form('language')) ?? 'en'
  const outcome = await changeProfile(c.var.services, { principal: principalOf(c), name: form('name'), language })
  if (outcome === 'no-name' || outcome === 'long-name')
    return invalid(c, 'name', c.var.t(`accounts.faults.${outcome}`), form('name'))
  return back(c, outcome === 'done' ? 'name' : undefined)
}

async function savePassword(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const [current, next] = [form('current'), form('next')]
  const result = await changePassword(services, { who: signedInOf(c), current, next, cookie: cookieHeaderOf(c) })
  switch (result.outcome) {
    case 'done':
      return back(c, 'password')
    case 'invalid':
      return invalid(c, 'next', passwordFault(t, result.fault))
    case 'wrong-password':
      return invalid(c, 'current', t('accounts.faults.wrong-password'))
    case 'wait':
      return invalid(c, 'current', t('accounts.signIn.wait', { count: minutesUntil(result.until, realTime()) }))
  }
}

async function renamePasskey(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  const outcome = await namePasskey(c.var.services, { who: signedInOf(c), id: form('id'), name: form('name') })
  if (outcome === 'no-name') return invalid(c, 'passkeys', c.var.t('accounts.faults.no-passkey-name'))
  return back(c, outcome === 'done' ? 'passkey-named' : undefined)
}

async function dropPasskey(c: Ctx): Promise<Response> {
  const first = proveFirst(c, accountPath)
  if (first) return first
  const outcome = await removePasskey(c.var.services, { who: signedInOf(c), id: (await formOf(c))('id') })
  if (outcome === 'last-step') return invalid(c, 'passkeys', c.var.t('accounts.faults.last-step'))
  return back(c, outcome === 'done' ? 'passkey-removed' : undefined)
}

async function endOne(c: Ctx): Promise<Response> {
  const outcome = await endSession(c.var.services, { who: signedInOf(c), id: (await formOf(c))('id') })
  return back(c, outcome === 'done' ? 'ended' : undefined)
}

async function endOthers(c: Ctx): Promise<Response> {
  const count = await endOtherSessions(c.var.services, signedInOf(c))
  return back(c, count > 0 ? 'ended' : undefined)
}
