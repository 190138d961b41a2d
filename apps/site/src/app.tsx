import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import {
  isUnreadAt,
  type Migration,
  maxBodyAt,
  type Room,
  type Router,
  reportAnswer,
  requestFault,
  type Services,
  type SiteEnv,
  splitLocale,
} from './foundation/index.ts'
import { rooms } from './rooms.ts'
import { composeShell, errorPage, notFoundPage, problemFor } from './site/index.ts'

/** The path that the routes see: the language has been taken off. */
const pathWithoutLocale = (request: Request): string => splitLocale(new URL(request.url).pathname).path

/** The whole site as one function from a request to an answer. */
export function makeApp(services: Services): Router {
  const app: Router = new OpenAPIHono<SiteEnv>({
    getPath: pathWithoutLocale,
    defaultHook: (result, c) => {
      if (!result.success) return problemFor(c, result.error)
    },
  })
  const larger = rooms.flatMap(room => room.largerBodies ?? [])
  const unread = rooms.flatMap(room => room.unreadBodies ?? [])
  app.use(async (c, next) => {
    const { locale, path } = splitLocale(new URL(c.req.url).pathname)
    c.set('services', services)
    c.set('db', services.db)
    c.set('locale', locale)
    c.set('t', services.messages.in(locale))
    c.set('path', path)
    c.set('principal', null)
    c.set('requestId', randomUUID().slice(0, 8))
    c.set('shell', await composeShell(services, rooms))
    const fault = requestFault(c.req.raw, maxBodyAt(path, larger), { isUnread: isUnreadAt(path, unread) })
    if (fault) throw new HTTPException(fault)
    await next()
    reportAnswer(c)
  })
  for (const room of rooms) room.routes?.(app)
  app.notFound(notFoundPage)
  app.onError(errorPage)
  return app
}

/** Every route as `METHOD /path`, sorted: what docs/routes.md must list. */
export function listRoutes(app: Router): string[] {
  return [...new Set(app.routes.filter(route => route.method !== 'ALL').map(route => `${route.method} ${route.path}`))].sort()
}

export const allMigrations = (from: readonly Room[] = rooms): Migration[] =>
  from.flatMap(room => room.migrations ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
