import { deleteCookie, getSignedCookie } from 'hono/cookie'
import type { Ctx } from '../foundation/index.ts'

/** What every cookie of the door has in common. */
export const cookieRules = (baseUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: baseUrl.startsWith('https:') }) as const

/**
 * Browsers take a cookie with `__Host-` only from this very host, over https and for the whole site (RFC 6265bis, 4.1.3.2); on a plain
 * local address they would refuse it.
 */
export const cookieName = (baseUrl: string, name: 'session' | 'second-step' | 'passkey'): string =>
  `${baseUrl.startsWith('https:') ? '__Host-' : ''}spotlight-${name}`

/** The token that the browser brings, if we have signed it. */
export async function sessionToken(c: Ctx): Promise<string | null> {
  const { baseUrl, secret } = c.var.services
  const token = await getSignedCookie(c, secret, cookieName(baseUrl, 'session'))
  return typeof token === 'string' && token !== '' ? token : null
}

export function dropSessionCookie(c: Ctx): void {
  const { baseUrl } = c.var.services
  deleteCookie(c, cookieName(baseUrl, 'session'), cookieRules(baseUrl))
}
