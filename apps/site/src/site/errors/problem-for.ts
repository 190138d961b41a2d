import type { z } from 'zod'
import { type Ctx, problemResponse } from '../../foundation/index.ts'
import { refused } from './failure.ts'
import { isApi, showFailure } from './failure-page.tsx'

/**
 * Answers input that a route's schema refused. To programs it names the fields and what they should be; what was sent is never
 * repeated, since it may be a postcode.
 */
export function problemFor(c: Ctx, error: z.core.$ZodError): Response {
  if (!isApi(c.var.path)) return showFailure(c, refused(400))
  const fields = error.issues.map(issue => `${issue.path.join('.') || 'request'}: ${issue.message}`)
  return problemResponse({ status: 400, title: c.var.t('site.refused.badRequest'), detail: fields.join('; ') })
}
