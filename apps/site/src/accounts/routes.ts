import type { Router } from '../foundation/index.ts'
import { accountRoutes } from './account/account-routes.ts'
import { hospitalsRoutes } from './hospital/console/hospitals-routes.ts'
import { hospitalRoutes } from './hospital/hospital-routes.ts'
import { joiningRoutes } from './joining/joining-routes.ts'
import { requireStaff } from './require-staff.ts'
import { passkeyRoutes } from './second-step/passkey-routes.ts'
import { secondStepRoutes } from './second-step/second-step-routes.ts'
import { forgottenRoutes } from './sign-in/forgotten-routes.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { staffRoutes } from './staff/staff-routes.ts'

/** The door of the console. Its routes come first in the router: what stands after them under /console is closed. */
export function accountsRoutes(router: Router): void {
  signInRoutes(router)
  secondStepRoutes(router)
  passkeyRoutes(router)
  forgottenRoutes(router)
  joiningRoutes(router)
  router.use('/console', requireStaff)
  router.use('/console/*', requireStaff)
  accountRoutes(router)
  hospitalsRoutes(router)
  hospitalRoutes(router)
  staffRoutes(router)
}
