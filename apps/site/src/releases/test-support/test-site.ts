import { OpenAPIHono } from '@hono/zod-openapi'
import {
  type Campaign,
  type OpenDatabase,
  problemResponse,
  type Router,
  type Services,
  type SiteEnv,
  splitLocale,
} from '../../foundation/index.ts'
import { releasesRoutes } from '../routes.ts'
import { testServices } from './test-register.ts'

/** This room's routes alone, as the whole site would set them up. */
export function testSite(database: OpenDatabase, campaign: Campaign = 'example'): Router {
  const services: Services = { ...testServices(database), campaign }
  const app: Router = new OpenAPIHono<SiteEnv>({
    getPath: request => splitLocale(new URL(request.url).pathname).path,
    defaultHook: result => {
      if (!result.success) return problemResponse({ status: 400, title: 'Refused', detail: result.error.message })
    },
  })
  app.use(async (c, next) => {
    const { locale, path } = splitLocale(new URL(c.req.url).pathname)
    c.set('services', services)
    c.set('db', services.db)
    c.set('locale', locale)
    c.set('t', services.messages.in(locale))
    c.set('path', path)
    c.set('requestId', 'test')
    const charity = { name: '', helpline: null, charityNumbers: '', isComplete: false }
    c.set('shell', { campaign, charity, menu: [], homeBlocks: [], trustPanels: [], consoleTodos: [] })
    await next()
  })
  releasesRoutes(app)
  return app
}
