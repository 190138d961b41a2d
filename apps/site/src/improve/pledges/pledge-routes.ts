import type { Router } from '../../foundation/index.ts'
import { answerRoutes } from './answer/answer-routes.ts'
import { deskRoutes } from './console/desk-routes.ts'
import { hospitalPledgeRoutes } from './hospital/hospital-pledge-routes.ts'
import { pledgePage } from './pages/pledge-page.tsx'
import { pledgesPage } from './pages/pledges-page.tsx'
import { versionPage } from './pages/version-page.tsx'
import { pledgeAt, pledgesPath, versionAt } from './pledge-links.ts'

/** The pledges of hospitals: for everybody, for whoever is asked, for staff and for the hospitals themselves. */
export function pledgeRoutes(router: Router): void {
  router.get(pledgesPath, pledgesPage)
  router.get(pledgeAt.path, pledgePage)
  router.get(versionAt.path, versionPage)
  answerRoutes(router)
  deskRoutes(router)
  hospitalPledgeRoutes(router)
}
