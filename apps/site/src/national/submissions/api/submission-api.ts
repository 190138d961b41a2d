import { largestSubmission } from '@spotlight/submission'
import { callerAddress, takeSubmissionOfAddress } from '../../../accounts/index.ts'
import { type Actor, type Ctx, problemResponse, type Router } from '../../../foundation/index.ts'
import { submissionApiLink, submissionsApiPath } from '../links.ts'
import { receiveSubmission } from '../receive-submission.ts'
import { sayReason, sayRefusal } from '../say-submission.ts'
import type { RefusedSubmission } from '../submission-refusal.ts'
import { submissionBySha } from '../submission-store.ts'
import { receiptOf } from './receipt.ts'
import { receiptRoute, sendRoute } from './submission-api-descriptions.ts'

const openHeaders = {
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

const actor: Actor = { kind: 'system', name: 'submissions-api' }

/**
 * `POST /api/v1/submissions` and `GET /api/v1/submissions/{sha256}`. The post carries its own proof: it asks neither where it comes from nor for a
 * cookie, and sets none.
 */
export function submissionApi(router: Router): void {
  router.openAPIRegistry.registerPath(sendRoute)
  router.post(submissionsApiPath, receive)
  router.openapi(receiptRoute, async c => {
    const { db, t } = c.var
    const stored = await submissionBySha(db, c.req.valid('param').sha256)
    // The route's type knows JSON answers alone; problemResponse makes a whole Response, which Hono sends as it is.
    if (!stored) {
      return problemResponse({
        status: 404,
        title: t('submissions.api.unknown'),
        detail: t('submissions.api.unknownDetail'),
      }) as never
    }
    return c.json(await receiptOf(db, stored), 200, openHeaders)
  })
}

async function receive(c: Ctx): Promise<Response> {
  const { services, db, t } = c.var
  // What is larger is not read at all.
  if (Number(c.req.header('content-length') ?? 0) > largestSubmission) return tooLarge(c)
  if (!(await takeSubmissionOfAddress(services, callerAddress(c)))) {
    const problem = { status: 429, title: t('submissions.api.tooMany'), detail: t('submissions.api.tooManyDetail') } as const
    return problemResponse(problem, { 'retry-after': '600' })
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const answer = await receiveSubmission(services, { bytes, via: 'api', actor })
  if (answer.outcome === 'refused') return answer.refusal === 'too-large' ? tooLarge(c) : refused(c, answer)
  const { outcome, stored } = answer
  const location = services.baseUrl + submissionApiLink(stored.sha256)
  return c.json(await receiptOf(db, stored), outcome === 'received' ? 201 : 200, { ...openHeaders, location })
}

function tooLarge(c: Ctx): Response {
  const problem = {
    status: 413 as const,
    title: sayRefusal(c.var.t, 'too-large'),
    detail: sayReason(c.var.t, { code: 'too-large', values: { kilobytes: largestSubmission / 1024 } }),
    refusal: 'too-large',
  }
  return problemResponse(problem)
}

function refused(c: Ctx, { refusal, reasons }: RefusedSubmission): Response {
  const { t } = c.var
  const said = reasons.map(reason => ({ ...reason, text: sayReason(t, reason) }))
  const problem = {
    status: refusal === 'too-slow' ? (503 as const) : (422 as const),
    title: sayRefusal(t, refusal),
    detail: said.map(({ text }) => text).join(' '),
    refusal,
    reasons: said,
  }
  return problemResponse(problem, refusal === 'too-slow' ? { 'retry-after': '600' } : {})
}
