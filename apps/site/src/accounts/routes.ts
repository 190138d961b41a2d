import type { Router } from '../foundation/index.ts'
import { leaveLink } from './links.ts'
import { leftPage } from './pages/left-page.tsx'
import { requireStaff } from './require-staff.ts'
import { dropSessionCookie } from './session-cookie.ts'

/** The door of the console. These routes come first in the router: what stands after them under /console is closed. */
export function accountsRoutes(router: Router): void {
  router.use('/console', requireStaff)
  router.use('/console/*', requireStaff)
  router.post(leaveLink(), c => {
    dropSessionCookie(c)
    return leftPage(c)
  })
}
