import type { Router } from '../../foundation/index.ts'
import { requestRoutes } from './request-routes.ts'
import { threadRoutes } from './thread-routes.ts'
import { writeRoutes } from './write-routes.ts'

/** Everything under the page of one request. */
export function requestsRoutes(router: Router): void {
  requestRoutes(router)
  writeRoutes(router)
  threadRoutes(router)
}
