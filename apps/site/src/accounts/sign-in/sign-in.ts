import type { Services } from '../../foundation/index.ts'
import { callAuth } from '../auth/call-auth.ts'
import { forgetStaffLeftovers } from '../forget-staff-leftovers.ts'
import { forgiveTries, takeTry } from '../tries/take-try.ts'
import { tellOfLock } from './tell-of-lock.ts'

export type SignInOutcome =
  /** The password was right. `hasApp`: a code comes next; else a passkey, or setting one of the two up. */
  | { readonly outcome: 'half'; readonly hasApp: boolean; readonly cookies: readonly string[] }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wait'; readonly until: Date }

type SignIn = { readonly email: string; readonly password: string; readonly userAgent: string }

/**
 * The first step: address and password. An address that nobody has is treated like any other, its lock included, so that nobody learns
 * who works here.
 */
export async function signIn(services: Services, { email: typed, password, userAgent }: SignIn): Promise<SignInOutcome> {
  const email = typed.trim().toLowerCase()
  const key = { purpose: 'account', key: `password:${email}` } as const
  const verdict = await takeTry(services, key)
  if (!verdict.allowed) {
    if (verdict.isFirstLock) await tellOfLock(services, { email, until: verdict.until })
    return { outcome: 'wait', until: verdict.until }
  }
  const headers = new Headers({ 'user-agent': userAgent })
  const answer = await callAuth(services, api => api.signInEmail({ body: { email, password }, headers, returnHeaders: true }))
  if (!answer.ok) return { outcome: 'refused' }
  await forgiveTries(services, key)
  await forgetStaffLeftovers(services)
  const hasApp = 'twoFactorRedirect' in answer.value
  return { outcome: 'half', hasApp, cookies: answer.cookies }
}
