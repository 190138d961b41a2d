import type { Handler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Ctx, Principal, Router, SiteEnv } from '../foundation/index.ts'
import { type Deed, mayDo, type Subject } from './deeds.ts'
import { notAllowedPage } from './pages/not-allowed-page.tsx'

export type ConsoleRoute = {
  readonly method: 'get' | 'post'
  /** A pattern under /console. */
  readonly path: string
  readonly deed: Deed
  /** Loads what it is about. Null: there is no such thing, and the answer is 404. */
  readonly subject?: (c: Ctx) => Promise<Subject | null>
  readonly handle: (c: Ctx) => Response | Promise<Response>
}

const routes = new WeakMap<object, ConsoleRoute>()

/** The rule under which a handler of the router stands, if it is one of the console's. */
export const ruleOf = (handler: object): ConsoleRoute | undefined => routes.get(handler)

/** Adds a page or a form of the console. The table of deeds decides before the handler hears of it. */
export function consoleRoute(router: Router, route: ConsoleRoute): void {
  const handler: Handler<SiteEnv> = async c => {
    const who = principalOf(c)
    // The role first: whoever may not do it anywhere learns nothing of what there is.
    if (mayDo(who, route.deed, { state: null }) === 'wrong-role') return notAllowedPage(c, route.deed, 'wrong-role')
    const subject = route.subject ? await route.subject(c) : { state: null }
    if (subject === null) throw new HTTPException(404)
    const verdict = mayDo(who, route.deed, subject)
    return verdict === 'yes' ? route.handle(c) : notAllowedPage(c, route.deed, verdict)
  }
  routes.set(handler, route)
  router[route.method](route.path, handler)
}

/** Who is signed in, behind the door of the console. */
export function principalOf(c: Ctx): Principal {
  const { principal } = c.var
  if (principal === null) throw new HTTPException(403)
  return principal
}
