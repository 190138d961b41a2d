import { consoleLink, consoleRoute } from '../../accounts/index.ts'
import type { Router } from '../../foundation/index.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { goLiveRoutes } from './go-live/go-live-routes.ts'
import { outboxRoutes } from './outbox/outbox-routes.ts'
import { parliamentRoutes } from './register/parliament-routes.ts'
import { registerDeskRoutes } from './register/register-desk-routes.ts'
import { setupRoutes } from './setup/setup-routes.ts'
import { todayPage } from './today/today-page.tsx'

/** The pages for the people who run the site. The accounts room stands before them in the router and lets only staff through. */
export function consoleRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: consoleLink(), deed: 'console.see', handle: todayPage })
  auditRoutes(router)
  goLiveRoutes(router)
  setupRoutes(router)
  outboxRoutes(router)
  registerDeskRoutes(router)
  parliamentRoutes(router)
}
