import type { Ctx, Router } from '../../foundation/index.ts'
import { refused } from './failure.ts'
import { showFailure } from './failure-page.tsx'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Registered after all rooms: an address that answers to other methods than the one used is told so (405, with those that it knows)
 * instead of being called missing.
 */
export function refuseWrongMethods(router: Router): void {
  router.all('*', (c: Ctx) => {
    const allowed = methods.filter(method => answersTo(router, method, c.var.path))
    if (allowed.length === 0) return c.notFound()
    return showFailure(c, refused(405), { allow: [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', ') })
  })
}

/** Whether a route of a room, and not only what is there for every method, answers. */
const answersTo = (router: Router, method: string, path: string): boolean =>
  router.router.match(method, path)[0].some(([[, route]]) => route.method !== 'ALL')
