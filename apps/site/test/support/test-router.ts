import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import {
  findRoot,
  loadMessages,
  type Messages,
  type OpenDatabase,
  type Router,
  type Services,
  type Shell,
  type SiteEnv,
  silentLog,
  splitLocale,
} from '../../src/foundation/index.ts'
import { errorPage, notFoundPage } from '../../src/site/index.ts'

/** The words as shipped. Nothing changes them, and to read them takes a sixth of a second: once for all tests of a file. */
let shippedMessages: Messages | undefined

/** What every page can reach, for a test: English and Welsh as shipped, an example campaign on a test database, and a clock that stands. */
export function testServices(database: OpenDatabase, changes: Partial<Services> = {}): Services {
  const root = findRoot(import.meta.dirname)
  shippedMessages ??= loadMessages(join(root, 'content/messages'))
  return {
    db: database.db,
    write: database.db,
    campaign: 'example',
    baseUrl: 'http://localhost:3000',
    root,
    dataFolder: join(root, 'var'),
    clock: () => new Date('2026-11-22T10:00:00Z'),
    log: silentLog,
    messages: shippedMessages,
    smtpUrl: null,
    mailDomain: 'localhost',
    secret: 'a secret of tests, which protects nothing',
    ...changes,
  }
}

const bareShell = ({ campaign }: Services): Shell => ({
  campaign,
  charity: { name: '', helpline: null, charityNumbers: '', isComplete: false },
  menu: [],
  homeBlocks: [],
  trustPanels: [],
  consoleTodos: [],
})

/** A site with only these routes, to be called by `request(path, init)`. Errors become pages, as on the real site. */
export function testRouter(services: Services, ...routes: readonly ((router: Router) => void)[]): Router {
  const router: Router = new OpenAPIHono<SiteEnv>({ getPath: request => splitLocale(new URL(request.url).pathname).path })
  router.use(async (c, next) => {
    const { locale, path } = splitLocale(new URL(c.req.url).pathname)
    c.set('services', services)
    c.set('db', services.db)
    c.set('locale', locale)
    c.set('t', services.messages.in(locale))
    c.set('path', path)
    c.set('principal', null)
    c.set('requestId', 'test')
    c.set('shell', bareShell(services))
    await next()
  })
  for (const add of routes) add(router)
  router.notFound(notFoundPage)
  router.onError(errorPage)
  return router
}
