import type { Router } from '../../foundation/index.ts'
import { aboutPath } from '../facts/page-kind.ts'
import { aboutPage } from './about-page.tsx'

export function aboutRoutes(router: Router): void {
  router.get(aboutPath, aboutPage)
}
