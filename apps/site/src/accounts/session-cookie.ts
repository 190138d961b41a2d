import { getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { Ctx } from '../foundation/index.ts'
import { sessionHours } from './session-rules.ts'
import { isTokenShaped } from './token.ts'

const plainName = 'spotlight-session'
/** Browsers take a cookie of this name only from this very host, over https and for the whole site (RFC 6265bis, 4.1.3.2). */
const hostName = `__Host-${plainName}`

/** Behind TLS the stricter name; on a plain local address browsers would refuse it. */
const isSecure = (c: Ctx): boolean => c.var.services.baseUrl.startsWith('https:')
const nameFor = (c: Ctx): string => (isSecure(c) ? hostName : plainName)

const options = (c: Ctx, maxAge: number): CookieOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax',
  secure: isSecure(c),
  maxAge,
})

/** The token that the browser brings, if it looks like one. */
export function sessionToken(c: Ctx): string | null {
  const value = getCookie(c, nameFor(c))
  return value !== undefined && isTokenShaped(value) ? value : null
}

export const keepSessionCookie = (c: Ctx, token: string): void =>
  setCookie(c, nameFor(c), token, options(c, sessionHours * 60 * 60))

export const dropSessionCookie = (c: Ctx): void => setCookie(c, nameFor(c), '', options(c, 0))
