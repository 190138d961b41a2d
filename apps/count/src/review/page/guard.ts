import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Who may see the page: whoever holds the cookie that the one-time link was exchanged for, in a browser on this computer, at this very address. Other names
 * for it are refused, so that a web page elsewhere cannot reach it under a name of its own (DNS rebinding).
 */
export type Guard = {
  readonly csrf: string
  readonly cookie: string
  /** The path of the one-time link. */
  readonly path: string
  isOurAddress(request: IncomingMessage): boolean
  /** Takes the one-time token: true once, and never again. */
  redeem(token: string): boolean
  isKnown(request: IncomingMessage): boolean
  /** Whether a form was sent by our own page. */
  isOurForm(request: IncomingMessage, csrf: string): boolean
}

export function makeGuard(port: number): Guard {
  const [token, session, csrf] = [secret(), secret(), secret()]
  const host = `127.0.0.1:${port}`
  // Cookies do not tell ports apart: the name does, so that two reviews can be open at once.
  const name = `spotlight-review-${port}`
  let isUsed = false
  return {
    csrf,
    cookie: `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    path: `/open?token=${token}`,
    isOurAddress: request => request.headers.host === host,
    redeem(given) {
      if (isUsed || !isSame(given, token)) return false
      isUsed = true
      return true
    },
    isKnown: request =>
      (request.headers.cookie ?? '')
        .split(/; */)
        .some(pair => pair.startsWith(`${name}=`) && isSame(pair.slice(name.length + 1), session)),
    isOurForm(request, given) {
      const site = request.headers['sec-fetch-site']
      return request.headers.origin === `http://${host}` && (site === undefined || site === 'same-origin') && isSame(given, csrf)
    },
  }
}

const secret = (): string => randomBytes(32).toString('base64url')

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
