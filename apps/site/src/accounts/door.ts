import type { Handler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Ctx, Router, SiteEnv } from '../foundation/index.ts'
import { callerAddress } from './caller-address.ts'
import { refuseForeignForms } from './foreign-forms.ts'
import { takeTry } from './tries/take-try.ts'

/** Adds a page before the door of the console. Nothing of it is kept by a browser. */
export function doorPageRoute(router: Router, path: string, show: (c: Ctx) => Response | Promise<Response>): void {
  router.get(path, asDoor(show))
}

/** Adds a form before the door: only our own pages may send it, and nobody too often. */
export function doorFormRoute(router: Router, path: string, take: (c: Ctx) => Response | Promise<Response>): void {
  const handler = asDoor(async c => {
    refuseForeignForms(c)
    const verdict = await takeTry(c.var.services, { purpose: 'address', key: callerAddress(c) })
    if (!verdict.allowed) throw new HTTPException(429)
    return take(c)
  })
  router.post(path, handler)
}

const asDoor =
  (handle: (c: Ctx) => Response | Promise<Response>): Handler<SiteEnv> =>
  async c => {
    const response = await handle(c)
    response.headers.set('cache-control', 'no-store')
    return response
  }

/** Hands the browser the cookies that better-auth has made. */
export function keepCookies(c: Ctx, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

export const userAgentOf = (c: Ctx): string => (c.req.header('user-agent') ?? '').slice(0, 300)
export const cookieHeaderOf = (c: Ctx): string => c.req.header('cookie') ?? ''
