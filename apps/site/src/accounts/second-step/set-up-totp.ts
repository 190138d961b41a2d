import { asActor, inTransaction, record, type Services } from '../../foundation/index.ts'
import { realTime } from '../real-time.ts'
import { deleteSessionsOf, proveSession, type SignedIn } from '../session-store.ts'
import { activeStaffById, updateStaff } from '../staff-store.ts'
import { forgiveTries, takeTry } from '../tries/take-try.ts'
import { seal, unseal } from './seal.ts'
import { saveTotp, saveTotpSetup, takeTotpSetup, totpSetupOf } from './second-step-store.ts'
import { isTotpCode, newBackupCodes, newTotpSecret, plainCode } from './totp.ts'

/** Draws a new secret for somebody's app. What they have now goes on working until they have shown a code of the new one. */
export async function beginTotp(services: Services, staffId: string): Promise<void> {
  const secret = await seal(services, newTotpSecret())
  await saveTotpSetup(services.write, { staffId, secret, now: realTime() })
}

/** The secret that somebody is just setting up, to be shown to them alone. */
export async function pendingTotp(services: Services, staffId: string): Promise<string | null> {
  const sealed = await totpSetupOf(services.db, staffId)
  return sealed === null ? null : unseal(services, sealed)
}

export type TotpOutcome =
  | { readonly outcome: 'done'; readonly backupCodes: readonly string[] }
  | { readonly outcome: 'wrong-code' | 'not-begun' }
  | { readonly outcome: 'wait'; readonly until: Date }

/**
 * Makes the app that somebody has just set up their second step: it must show a code first. Whoever has only typed a password may do
 * that only while there is no second step at all; else a stolen password would be enough to make one's own. Their other sessions end.
 */
export async function confirmTotp(services: Services, who: SignedIn, typed: string): Promise<TotpOutcome> {
  const { principal, session } = who
  const key = { purpose: 'account', key: `set-up:${principal.id}` } as const
  const verdict = await takeTry(services, key)
  if (!verdict.allowed) return { outcome: 'wait', until: verdict.until }
  const sealed = await totpSetupOf(services.db, principal.id)
  const secret = sealed === null ? null : await unseal(services, sealed)
  if (sealed === null || secret === null) return { outcome: 'not-begun' }
  const now = realTime()
  if (!isTotpCode(secret, plainCode(typed), now)) return { outcome: 'wrong-code' }
  const backupCodes = newBackupCodes()
  const sealedCodes = await seal(services, JSON.stringify(backupCodes))
  const done = await inTransaction(services.write, async tx => {
    const staff = await activeStaffById(tx, principal.id)
    if (staff === null) return false
    if (session.method === 'password' && (staff.hasTotp || staff.passkeys > 0)) return false
    if (!(await takeTotpSetup(tx, { staffId: staff.id, secret: sealed }))) return false
    await saveTotp(tx, { staffId: staff.id, secret: sealed, backupCodes: sealedCodes })
    await updateStaff(tx, staff.id, { two_factor_enabled: true, now })
    await deleteSessionsOf(tx, staff.id, { except: session.id })
    await proveSession(tx, { id: session.id, now, ...(session.method === 'password' ? { method: 'totp' } : {}) })
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'account.set-totp',
      subject: { kind: 'staff', id: staff.id },
      before: { hasTotp: staff.hasTotp },
      after: { hasTotp: true },
    })
    return true
  })
  if (!done) return { outcome: 'not-begun' }
  await forgiveTries(services, key)
  return { outcome: 'done', backupCodes }
}
