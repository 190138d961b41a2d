import type { Router } from '../../foundation/index.ts'
import { deskRoutes } from './console/desk-routes.ts'
import { ownRoutes } from './hospital/own-routes.ts'
import { trustAssessmentsPath } from './links.ts'
import { trustAssessmentsPage } from './pages/trust-page.tsx'

/** How units see themselves against the standards: their own pages, the desk of staff, and what everybody can read. */
export function assessmentRoutes(router: Router): void {
  router.get(trustAssessmentsPath, trustAssessmentsPage)
  ownRoutes(router)
  deskRoutes(router)
}
