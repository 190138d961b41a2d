import type { Router } from '../../foundation/index.ts'
import { actPath } from './act-links.ts'
import { todayPage } from './today-page.tsx'

export function todayRoutes(router: Router): void {
  router.get(actPath, todayPage)
}
