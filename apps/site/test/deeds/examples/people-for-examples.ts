import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { realTime } from '../../../src/accounts/real-time.ts'
import { seal } from '../../../src/accounts/second-step/seal.ts'
import { saveTotp } from '../../../src/accounts/second-step/second-step-store.ts'
import { newBackupCodes, newTotpSecret, totpCode } from '../../../src/accounts/second-step/totp.ts'
import { sessionExpiry } from '../../../src/accounts/session-rules.ts'
import { signIn } from '../../../src/accounts/sign-in/sign-in.ts'
import { updateStaff } from '../../../src/accounts/staff-store.ts'
import type { AccountsTables } from '../../../src/accounts/tables.ts'
import { inTransaction, type Principal, record, type Services, type WriteDb, writes } from '../../../src/foundation/index.ts'
import { signInForTests } from '../../support/sign-in-for-tests.ts'

export const password = 'four words make sense'

const dates = () => ({ created_at: realTime(), updated_at: realTime() })
const rowsOf = (db: WriteDb) => writes<AccountsTables>(db)

/** Gives somebody who signs in by tests alone a password, as joining does. */
export async function givePassword({ write }: Services, staffId: string): Promise<void> {
  await rowsOf(write)
    .insertInto('staff_account')
    .values({
      id: randomUUID(),
      staff_id: staffId,
      provider_id: 'credential',
      account_id: staffId,
      password: await hashPassword(password),
      ...dates(),
    })
    .execute()
}

/** One of the staff who is not who has signed in, with a password. */
export async function somebody(services: Services): Promise<Principal> {
  const { principal } = await signInForTests(services, { role: 'editor' })
  await givePassword(services, principal.id)
  return principal
}

/** Makes an app somebody's second step. */
export async function giveApp(services: Services, staffId: string): Promise<{ code: () => string; backupCode: string }> {
  const secret = newTotpSecret()
  const backupCodes = newBackupCodes()
  const sealed = { secret: await seal(services, secret), backupCodes: await seal(services, JSON.stringify(backupCodes)) }
  await inTransaction(services.write, async tx => {
    await saveTotp(tx, { staffId, ...sealed })
    await updateStaff(tx, staffId, { two_factor_enabled: true, now: realTime() })
    await record(tx, {
      actor: { kind: 'command', name: 'test' },
      at: services.clock(),
      deed: 'account.set-totp',
      subject: { kind: 'staff', id: staffId },
    })
  })
  return { code: () => totpCode(secret, realTime()), backupCode: backupCodes[0] ?? '' }
}

/** A passkey of a device that nobody has: it can be named and removed. Returns its id. */
export async function givePasskey({ write }: Services, staffId: string): Promise<string> {
  const id = randomUUID()
  await rowsOf(write)
    .insertInto('staff_passkey')
    .values({
      id,
      staff_id: staffId,
      name: 'Old phone',
      public_key: '',
      credential_id: id,
      counter: 0,
      device_type: 'singleDevice',
      backed_up: false,
      transports: null,
      aaguid: null,
      created_at: realTime(),
    })
    .execute()
  return id
}

/** Signs somebody in at one more computer. Returns the id of the session. */
export async function anotherSession({ write }: Services, staffId: string): Promise<string> {
  const id = randomUUID()
  const now = realTime()
  await rowsOf(write)
    .insertInto('staff_session')
    .values({
      id,
      token: randomUUID(),
      staff_id: staffId,
      method: 'totp',
      user_agent: null,
      ip_address: null,
      ...dates(),
      seen_at: now,
      proved_at: now,
      expires_at: sessionExpiry(now),
    })
    .execute()
  return id
}

/** What a browser brings in which somebody has typed their address and password, and nothing more. */
export async function halfWayIn(services: Services, { email }: Principal): Promise<string> {
  const result = await signIn(services, { email, password, userAgent: '' })
  if (result.outcome !== 'half') throw new Error(`The password of the example is not taken: ${result.outcome}`)
  return pairsOf(result.cookies)
}

/** Lines that set cookies, as the pairs that a browser sends back. */
export const pairsOf = (cookies: readonly string[]): string => cookies.map(line => line.split(';')[0] ?? '').join('; ')
