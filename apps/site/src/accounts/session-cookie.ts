import { deleteCookie, getSignedCookie } from 'hono/cookie'
import { serializeSigned } from 'hono/utils/cookie'
import type { Ctx, Services } from '../foundation/index.ts'

export type CookieUse = 'session' | 'second-step' | 'passkey' | 'hospital'

/** What every cookie of the door has in common. */
export const cookieRules = (baseUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: baseUrl.startsWith('https:') }) as const

/**
 * Browsers take a cookie with `__Host-` only from this very host, over https and for the whole site (RFC 6265bis, 4.1.3.2); on a plain
 * local address they would refuse it.
 */
export const cookieName = (baseUrl: string, use: CookieUse): string =>
  `${baseUrl.startsWith('https:') ? '__Host-' : ''}spotlight-${use}`

/** What the browser brings in one of our cookies, if we have signed it. */
export async function signedCookie(c: Ctx, use: CookieUse): Promise<string | null> {
  const { baseUrl, secret } = c.var.services
  const value = await getSignedCookie(c, secret, cookieName(baseUrl, use))
  return typeof value === 'string' && value !== '' ? value : null
}

export const sessionToken = (c: Ctx): Promise<string | null> => signedCookie(c, 'session')

export function dropCookie(c: Ctx, use: CookieUse): void {
  const { baseUrl } = c.var.services
  deleteCookie(c, cookieName(baseUrl, use), cookieRules(baseUrl))
}

/** The pair that a browser would bring for one of our cookies, for handing it on to better-auth. */
export async function cookiePair(
  { baseUrl, secret }: Pick<Services, 'baseUrl' | 'secret'>,
  use: CookieUse,
  value: string,
): Promise<string> {
  const line = await serializeSigned(cookieName(baseUrl, use), value, secret, cookieRules(baseUrl))
  return line.split(';')[0] ?? ''
}
