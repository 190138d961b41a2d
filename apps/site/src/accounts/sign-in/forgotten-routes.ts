import { setTimeout as wait } from 'node:timers/promises'
import type { Ctx, Router, Services } from '../../foundation/index.ts'
import { callAuth } from '../auth/call-auth.ts'
import { doorFormRoute, doorPageRoute } from '../door.ts'
import { formOf } from '../form-of.ts'
import { forgottenPath, newPasswordPath } from '../links.ts'
import { askedPage, forgottenPage, newPasswordPage, toldPage } from '../pages/forgotten-page.tsx'
import { deadLinkPage } from '../pages/join-page.tsx'
import { judgePassword } from '../password-rules.ts'
import { takeTry } from '../tries/take-try.ts'

/** A forgotten password: a mail, and a link in it that is good once and for an hour. The second step stays as it is. */
export function forgottenRoutes(router: Router): void {
  doorPageRoute(router, forgottenPath, forgottenPage)
  doorFormRoute(router, forgottenPath, ask)
  doorPageRoute(router, newPasswordPath, c => newPasswordPage(c, { token: c.req.param('token') ?? '' }))
  doorFormRoute(router, newPasswordPath, choose)
}

/** Writing a mail takes longer than writing none: every answer takes at least as long as this. */
const evenMs = 300

async function ask(c: Ctx): Promise<Response> {
  const email = (await formOf(c))('email').trim().toLowerCase()
  await Promise.all([askFor(c.var.services, email), wait(evenMs)])
  return askedPage(c)
}

async function askFor(services: Services, email: string): Promise<void> {
  const verdict = await takeTry(services, { purpose: 'mail', key: email })
  // Too many mails to one address help nobody; what is said stays the same.
  if (!verdict.allowed) return
  await callAuth(services, api => api.requestPasswordReset({ body: { email }, headers: new Headers(), returnHeaders: true }))
}

async function choose(c: Ctx): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const newPassword = (await formOf(c))('password')
  // Whose it is, only better-auth knows once the link is used: here there is no name to compare with.
  const fault = judgePassword(newPassword, { email: '', name: '' })
  if (fault) return newPasswordPage(c, { token, fault })
  const answer = await callAuth(c.var.services, api => api.resetPassword({ body: { token, newPassword }, returnHeaders: true }))
  return answer.ok ? toldPage(c, 'passwordChanged') : deadLinkPage(c, { kind: 'password', verdict: 'over' })
}
