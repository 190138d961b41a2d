import type { Ctx, Router } from '../../foundation/index.ts'
import { Certificates } from './certificate-store.ts'
import { takeSignedReport } from './take-signed-report.ts'
import { type HookOutcome, takeSns } from './take-sns.ts'

export const sesHookPath = '/hooks/mail/ses'
export const postfixHookPath = '/hooks/mail/postfix'

/** SNS sends no more than 256 KB, and what our own mail server says is a line. */
const mostOfSns = 300 * 1024
const mostOfPostfix = 2048

const statuses = { taken: 200, unreadable: 400, refused: 403, later: 503 } as const satisfies Record<HookOutcome, number>

/**
 * Where mail servers tell what became of our mail. What they post carries its own proof: neither a cookie nor where it came from is looked at. Where
 * nobody has said by what a report is known to be true, there is no such address.
 */
export function hookRoutes(router: Router): void {
  const certificates = new Certificates()
  router.post(sesHookPath, async c => {
    const { services } = c.var
    const { mailReports: reports } = services
    if (!reports?.snsTopicArn) return c.notFound()
    const body = await bodyOf(c, mostOfSns)
    if (body === null) return answer(c, 413)
    const hook = { services, certificates, reports: { ...reports, snsTopicArn: reports.snsTopicArn } }
    return answer(c, statuses[await takeSns(hook, jsonOf(body))])
  })
  router.post(postfixHookPath, async c => {
    const { services } = c.var
    const secret = services.mailReports?.secret
    if (!secret) return c.notFound()
    const body = await bodyOf(c, mostOfPostfix)
    if (body === null) return answer(c, 413)
    const [time = '', signature = ''] = [c.req.header('x-spotlight-time'), c.req.header('x-spotlight-signature')]
    return answer(c, statuses[await takeSignedReport(services, secret, { time, signature, body })])
  })
}

/** Null: too long. A length that is not known is refused before (see `requestFault`). */
async function bodyOf(c: Ctx, most: number): Promise<string | null> {
  if (Number(c.req.header('content-length') ?? 0) > most) return null
  const text = await c.req.text()
  return Buffer.byteLength(text) > most ? null : text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** In no words: those who post read none. */
const answer = (c: Ctx, status: 200 | 400 | 403 | 413 | 503): Response => c.body(null, status, { 'cache-control': 'no-store' })
