import { randomUUID } from 'node:crypto'
import { cookiePair } from '../../src/accounts/session-cookie.ts'
import { inTransaction, type Principal, type Role, record, type Services, writes } from '../../src/foundation/index.ts'

type Person = { readonly role: Role; readonly name?: string; readonly barredFrom?: readonly string[] }

/**
 * Makes somebody with this role who has signed in, without going through the door: rows as the door leaves them. `cookie` is the header
 * that their browser sends. The session goes by the real time, whatever clock the services have.
 */
export async function signInForTests(
  services: Services,
  { role, name = `Some ${role}`, barredFrom = [] }: Person,
): Promise<{ cookie: string; principal: Principal }> {
  const id = randomUUID()
  const email = `${role}-${id.slice(0, 8)}@staff.example`
  const token = randomUUID()
  const now = new Date()
  await inTransaction(services.write, async tx => {
    const db = writes<Record<'staff' | 'staff_session' | 'staff_bar', Record<string, unknown>>>(tx)
    const dates = { created_at: now, updated_at: now }
    await db
      .insertInto('staff')
      .values({ id, name, email, email_verified: true, role, language: 'en', ...dates })
      .execute()
    await db
      .insertInto('staff_session')
      .values({
        id: randomUUID(),
        token,
        staff_id: id,
        method: 'totp',
        ...dates,
        seen_at: now,
        proved_at: now,
        expires_at: new Date(now.getTime() + 24 * 60 * 60 * 1000),
      })
      .execute()
    for (const trust_code of barredFrom) {
      await db
        .insertInto('staff_bar')
        .values({ staff_id: id, trust_code, reason: 'Test', barred_by: id, barred_at: now })
        .execute()
    }
    await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'staff.join', subject: { kind: 'staff', id } })
  })
  return { cookie: await cookiePair(services, 'session', token), principal: { kind: 'staff', id, name, email, role, barredFrom } }
}
