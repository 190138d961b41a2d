import type { Router } from '../../foundation/index.ts'
import { registerLink } from '../../register/index.ts'
import { registerPage } from './register-page.tsx'
import { trustRecordPage } from './trust-record-page.tsx'

/** The real register, in both campaigns. */
export function registerRoutes(router: Router): void {
  router.get(registerLink(), registerPage)
  router.get(`${registerLink()}/:code`, trustRecordPage)
}
