import { routePath } from 'hono/route'
import { type Ctx, describeError } from '../../foundation/index.ts'
import { bareShell } from '../shell/compose-shell.ts'
import { failureOf } from './failure.ts'
import { showFailure } from './failure-page.tsx'
import { notFoundPage } from './not-found-page.tsx'

/** Answers a request that threw. What is our own fault is logged under the reference that the visitor sees. */
export function errorPage(error: Error, c: Ctx): Response {
  // The error may have come from composing the shell itself, when the database does not answer.
  if (!c.var.shell) c.set('shell', bareShell(c.var.services))
  // A page whose subject does not exist throws it: to a visitor that is an address that nobody has.
  if ('status' in error && error.status === 404) return notFoundPage(c)
  const failure = failureOf(error)
  if (failure.kind === 'unexpected') {
    c.var.services.log('request-failed', {
      reference: c.var.requestId,
      method: c.req.method,
      route: routePath(c),
      ...describeError(error),
    })
  }
  return showFailure(c, failure)
}
