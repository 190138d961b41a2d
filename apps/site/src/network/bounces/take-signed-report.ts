import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { describeError, inTransaction, type Services } from '../../foundation/index.ts'
import type { HookOutcome } from './take-sns.ts'

/** What our own mail server posts of a mail that came back to it. `recipient`: the address that it came back to. */
const report = z.object({ recipient: z.string().max(320), what: z.enum(['hard', 'soft', 'complaint', 'delivered']) })

export const signatureWindowMs = 5 * 60_000

export type SignedReport = { readonly time: string; readonly signature: string; readonly body: string }

/** The signature of a report: HMAC-SHA-256 over its time, a dot and its bytes, in hexadecimal. */
export const signatureOf = (secret: string, { time, body }: Omit<SignedReport, 'signature'>): string =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')

/** Takes a report that our own mail server has signed just now. Said twice, it changes nothing the second time. */
export async function takeSignedReport(services: Services, secret: string, signed: SignedReport): Promise<HookOutcome> {
  const now = services.clock()
  const age = now.getTime() - Number(signed.time) * 1000
  if (!/^\d{10}$/.test(signed.time) || Math.abs(age) > signatureWindowMs) return 'refused'
  if (!isSame(signed.signature, signatureOf(secret, signed))) return 'refused'
  const parsed = report.safeParse(jsonOf(signed.body))
  if (!parsed.success) return 'unreadable'
  const { recipient, what } = parsed.data
  try {
    await inTransaction(services.write, async tx => services.mailReturned?.(tx, { recipient, severity: what, at: now }))
    return 'taken'
  } catch (error) {
    services.log('mail-report-failed', describeError(error))
    return 'later'
  }
}

const isSame = (one: string, other: string): boolean =>
  /^[0-9a-f]{64}$/.test(one) && timingSafeEqual(Buffer.from(one), Buffer.from(other))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
