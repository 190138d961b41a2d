import { createHmac } from 'node:crypto'
import type { Services } from '../../foundation/index.ts'
import { type Answer, authFor, callAuth } from '../auth/call-auth.ts'
import { realTime } from '../real-time.ts'
import { cookiePair } from '../session-cookie.ts'
import { tellOfLock } from '../sign-in/tell-of-lock.ts'
import { activeStaffById } from '../staff-store.ts'
import { forgiveTries, takeTry } from '../tries/take-try.ts'
import { claimCode } from './second-step-store.ts'
import { asBackupCode, isTotpShaped, plainCode } from './totp.ts'

/** Whose password was right a moment ago, from the token in the cookie of the second step; null when that was too long ago. */
export async function whoIsBetweenSteps(services: Services, token: string): Promise<string | null> {
  const { internalAdapter } = await (await authFor(services)).$context
  const found = await internalAdapter.findVerificationValue(token)
  if (!found || found.expiresAt <= realTime()) return null
  return (await activeStaffById(services.db, found.value))?.id ?? null
}

export type SecondStepOutcome =
  | { readonly outcome: 'signed-in'; readonly cookies: readonly string[]; readonly isBackupCode: boolean }
  | { readonly outcome: 'wrong-code' | 'begin-again' }
  | { readonly outcome: 'wait'; readonly until: Date }

type SecondStep = { readonly token: string; readonly typed: string; readonly userAgent: string }

/** The code of an app, or a backup code, after the password. Each code opens the door once. */
export async function takeSecondStep(services: Services, { token, typed, userAgent }: SecondStep): Promise<SecondStepOutcome> {
  const staffId = await whoIsBetweenSteps(services, token)
  if (staffId === null) return { outcome: 'begin-again' }
  const key = { purpose: 'account', key: `second-step:${staffId}` } as const
  const verdict = await takeTry(services, key)
  if (!verdict.allowed) {
    if (verdict.isFirstLock) await tellOfLock(services, { staffId, until: verdict.until })
    return { outcome: 'wait', until: verdict.until }
  }
  const isBackupCode = !isTotpShaped(typed)
  const code = isBackupCode ? asBackupCode(typed) : plainCode(typed)
  if (!isBackupCode && !(await isUnused(services, staffId, code))) return { outcome: 'wrong-code' }
  // Nothing but the cookie of this step: with an old session beside it better-auth would take it for something else.
  const headers = new Headers({ cookie: await cookiePair(services, 'second-step', token), 'user-agent': userAgent })
  const answer: Answer<unknown> = isBackupCode
    ? await callAuth(services, api => api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }))
    : await callAuth(services, api => api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
  if (!answer.ok) return { outcome: (await whoIsBetweenSteps(services, token)) === null ? 'begin-again' : 'wrong-code' }
  await forgiveTries(services, key)
  return { outcome: 'signed-in', cookies: answer.cookies, isBackupCode }
}

/** A code that somebody has read over a shoulder or on the way must not open the door again (RFC 6238, 5.2). */
function isUnused(services: Services, staffId: string, code: string): Promise<boolean> {
  const codeHash = createHmac('sha256', services.secret).update(`code:${staffId}:${code}`).digest('hex')
  return claimCode(services.write, { staffId, codeHash, now: realTime() })
}
