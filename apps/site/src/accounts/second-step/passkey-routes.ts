import { z } from 'zod'
import { type Ctx, inTransaction, localPath, type Router } from '../../foundation/index.ts'
import { callAuth } from '../auth/call-auth.ts'
import { cookieHeaderOf, doorFormRoute, keepCookies, userAgentOf } from '../door.ts'
import {
  accountLink,
  accountPath,
  newPasskeyOptionsPath,
  newPasskeyPath,
  passkeyOptionsPath,
  passkeySignInPath,
  proveLink,
} from '../links.ts'
import { realTime } from '../real-time.ts'
import { cookieName } from '../session-cookie.ts'
import { isProved } from '../session-rules.ts'
import { deleteSession, deleteSessionsOf, proveSession, type SignedIn } from '../session-store.ts'
import { whereTo } from '../where-to.ts'
import { whoIsHere } from '../who-is-here.ts'
import { mustSetUp } from './must-set-up.ts'

const text = z.string().max(20_000)
const common = { id: text, rawId: text, type: z.literal('public-key'), clientExtensionResults: z.looseObject({}) }

/** What the island brings back from the browser's own window (WebAuthn Level 3, 5.1.8). better-auth looks at what every part says. */
const shown = z.object({
  response: z.object({
    ...common,
    response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
  }),
  to: text.optional(),
})
const made = z.object({
  response: z.object({ ...common, response: z.looseObject({ clientDataJSON: text, attestationObject: text }) }),
  to: text.optional(),
})

/** Passkeys: JSON, for the island alone. Not being ours, too often and so on are refused as for the forms. */
export function passkeyRoutes(router: Router): void {
  doorFormRoute(router, passkeyOptionsPath, offerSignIn)
  doorFormRoute(router, passkeySignInPath, takePasskey)
  doorFormRoute(router, newPasskeyOptionsPath, offerNew)
  doorFormRoute(router, newPasskeyPath, addPasskey)
}

/** Only the cookie of the challenge: with an open session better-auth would offer its owner's passkeys alone. */
function withoutSession(c: Ctx): Headers {
  const name = cookieName(c.var.services.baseUrl, 'session')
  const kept = cookieHeaderOf(c)
    .split(';')
    .filter(pair => pair.trim().split('=')[0] !== name)
  return new Headers({ cookie: kept.join(';'), 'user-agent': userAgentOf(c) })
}

async function offerSignIn(c: Ctx): Promise<Response> {
  const headers = withoutSession(c)
  const answer = await callAuth(c.var.services, api => api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }))
  if (!answer.ok) return c.json({ failed: true }, 400)
  keepCookies(c, answer.cookies)
  return c.json({ ...answer.value, userVerification: 'required' })
}

async function takePasskey(c: Ctx): Promise<Response> {
  const { services } = c.var
  const sent = shown.safeParse(await jsonOf(c))
  if (!sent.success) return c.json({ failed: true }, 400)
  const before = await whoIsHere(c)
  const headers = withoutSession(c)
  const { response } = sent.data
  const answer = await callAuth(services, api =>
    api.verifyPasskeyAuthentication({ body: { response }, headers, returnHeaders: true }),
  )
  if (!answer.ok) return c.json({ failed: true }, 401)
  // The half of a session that a password had opened, or an older one of this browser, ends here.
  if (before.state !== 'nobody') {
    const { session } = before.who
    await inTransaction(services.write, async tx => void (await deleteSession(tx, { id: session.id, staffId: session.staffId })))
  }
  keepCookies(c, answer.cookies)
  return c.json({ to: whereTo(sent.data.to) })
}

/** Somebody who may add a passkey now: at their first sign-in, or having just shown who they are. */
async function adder(c: Ctx): Promise<SignedIn | Response> {
  const here = await whoIsHere(c)
  if (here.state === 'open' && !isProved(here.who.session, realTime())) {
    const { locale } = c.var
    return c.json({ to: localPath(locale, proveLink(localPath(locale, accountPath))) }, 403)
  }
  if (here.state === 'open' || (here.state === 'half' && (await mustSetUp(c, here.who)))) return here.who
  return c.json({ failed: true }, 403)
}

async function offerNew(c: Ctx): Promise<Response> {
  const who = await adder(c)
  if (who instanceof Response) return who
  const headers = new Headers({ cookie: cookieHeaderOf(c) })
  const answer = await callAuth(c.var.services, api =>
    api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true }),
  )
  if (!answer.ok) return c.json({ failed: true }, 400)
  keepCookies(c, answer.cookies)
  return c.json(answer.value)
}

async function addPasskey(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const who = await adder(c)
  if (who instanceof Response) return who
  const sent = made.safeParse(await jsonOf(c))
  if (!sent.success) return c.json({ failed: true }, 400)
  const headers = new Headers({ cookie: cookieHeaderOf(c) })
  const body = { response: sent.data.response, name: t('accounts.passkey.firstName', { day: t.day(realTime()) }) }
  const answer = await callAuth(services, api => api.verifyPasskeyRegistration({ body, headers, returnHeaders: true }))
  if (!answer.ok) return c.json({ failed: true }, 400)
  const { session, principal } = who
  const isFirst = session.method === 'password'
  await inTransaction(services.write, async tx => {
    await deleteSessionsOf(tx, principal.id, { except: session.id })
    await proveSession(tx, { id: session.id, now: realTime(), ...(isFirst ? { method: 'passkey' as const } : {}) })
  })
  return c.json({ to: isFirst ? whereTo(sent.data.to) : localPath(locale, accountLink('passkey-added')) })
}

async function jsonOf(c: Ctx): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    // Not JSON, or cut off: the schema says no to it.
    return null
  }
}
