import type { Ctx } from '../../foundation/index.ts'
import { bareShell } from '../shell/compose-shell.ts'
import { failureOf } from './failure.ts'
import { showFailure } from './failure-page.tsx'

/** Answers a request that threw. What is our own fault is logged under the reference that the visitor sees. */
export function errorPage(error: Error, c: Ctx): Response {
  // The error may have come from composing the shell itself, when the database does not answer.
  if (!c.var.shell) c.set('shell', bareShell(c.var.services))
  const failure = failureOf(error)
  if (failure.kind === 'unexpected') {
    c.var.services.log('request-failed', {
      reference: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      error: error.name,
      code: 'code' in error ? String(error.code) : null,
      at: placeOf(error),
    })
  }
  return showFailure(c, failure)
}

/**
 * The file and line of ours where it happened. Not the message and not the whole stack: an error of the database may quote what
 * somebody typed.
 */
export function placeOf(error: Error): string | null {
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line) && !/node_modules|node:/.test(line))
  const place = /([^/\\(]+:\d+):\d+\)?$/.exec(frames[0] ?? '')
  return place?.[1] ?? null
}
