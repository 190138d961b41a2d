import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { doorFormRoute, doorPageRoute, keepCookies, userAgentOf } from '../door.ts'
import { formOf } from '../form-of.ts'
import { judgeLink } from '../link-rules.ts'
import { linkByToken } from '../link-store.ts'
import { enterLink, enterPath, invitationLink, invitationPath, secondStepLink, signInPath } from '../links.ts'
import { deadLinkPage, joinPage } from '../pages/join-page.tsx'
import { realTime } from '../real-time.ts'
import { signIn } from '../sign-in/sign-in.ts'
import { isTokenShaped } from '../token.ts'
import { judgeInvitation } from './invitation-rules.ts'
import { invitationByToken } from './invitation-store.ts'
import { type JoinOutcome, joinByInvitation, joinBySetupLink } from './join.ts'

/** Two ways to become one of the staff: an invitation by mail, and a link that the server has printed. */
export function joiningRoutes(router: Router): void {
  doorPageRoute(router, invitationPath, openInvitation)
  doorFormRoute(router, invitationPath, takeInvitation)
  doorPageRoute(router, enterPath, openLink)
  doorFormRoute(router, enterPath, takeLink)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

async function openInvitation(c: Ctx): Promise<Response> {
  const token = tokenOf(c)
  const invitation = await invitationByToken(c.var.db, token)
  const verdict = judgeInvitation(invitation, realTime())
  if (invitation === null || verdict !== 'good') return deadLinkPage(c, { kind: 'invitation', verdict })
  return joinPage(c, { action: invitationLink(token), email: invitation.email, role: invitation.role })
}

async function takeInvitation(c: Ctx): Promise<Response> {
  const token = tokenOf(c)
  const form = await formOf(c)
  const [name, password] = [form('name'), form('password')]
  const result = await joinByInvitation(c.var.services, { token, name, password })
  if (result.outcome === 'refused') return deadLinkPage(c, { kind: 'invitation', verdict: result.verdict })
  if (result.outcome === 'joined') return signInAfter(c, result, password)
  const invitation = await invitationByToken(c.var.db, token)
  if (invitation === null) return deadLinkPage(c, { kind: 'invitation', verdict: 'unknown' })
  const { email, role } = invitation
  return joinPage(c, { action: invitationLink(token), email, role, typed: { name, email }, faults: result.faults })
}

const linkOf = async (c: Ctx) => (isTokenShaped(tokenOf(c)) ? linkByToken(c.var.db, tokenOf(c)) : null)

async function openLink(c: Ctx): Promise<Response> {
  const link = await linkOf(c)
  const verdict = judgeLink(link, realTime())
  if (link === null || verdict !== 'good') return deadLinkPage(c, { kind: 'link', verdict })
  return joinPage(c, { action: enterLink(tokenOf(c)), email: link.email, role: 'admin' })
}

async function takeLink(c: Ctx): Promise<Response> {
  const token = tokenOf(c)
  const form = await formOf(c)
  const typed = { name: form('name'), email: form('email') }
  const password = form('password')
  const result = await joinBySetupLink(c.var.services, { token, ...typed, password })
  if (result.outcome === 'refused') return deadLinkPage(c, { kind: 'link', verdict: result.verdict })
  if (result.outcome === 'joined') return signInAfter(c, result, password)
  const email = (await linkOf(c))?.email ?? null
  return joinPage(c, { action: enterLink(token), email, role: 'admin', typed, faults: result.faults })
}

/** Whoever has just chosen a password need not type it again. */
async function signInAfter(c: Ctx, { email }: Extract<JoinOutcome<string>, { outcome: 'joined' }>, password: string) {
  const { services, locale } = c.var
  const result = await signIn(services, { email, password, userAgent: userAgentOf(c) })
  if (result.outcome !== 'half') return c.redirect(localPath(locale, signInPath), 303)
  keepCookies(c, result.cookies)
  return c.redirect(localPath(locale, secondStepLink()), 303)
}
