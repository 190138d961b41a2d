import type { Router } from '../../foundation/index.ts'
import { factsPath } from './fact-kind.ts'
import { factsPage } from './facts-page.tsx'

export function factsRoutes(router: Router): void {
  router.get(factsPath, factsPage)
}
