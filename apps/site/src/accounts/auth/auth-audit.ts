import { isAPIError } from 'better-auth/api'
import { type Actor, inTransaction, record, rows, type Services } from '../../foundation/index.ts'
import type { AccountsTables } from '../tables.ts'
import { authDeeds, isAuthPath, methodOf } from './auth-deeds.ts'

/** What a hook of better-auth hears, as far as the audit log wants to know. */
export type Heard = {
  readonly path: string | undefined
  readonly body: unknown
  readonly returned: unknown
  /** Whose session it was, or has become. */
  readonly staffId: string | null
}

const door: Actor = { kind: 'system', name: 'sign-in' }

/**
 * Enters in the audit log what better-auth did. It is called after its own writing, through our handle: the one place where a change and
 * its entry are not one transaction. What somebody typed is never entered, not even an address that nobody has.
 */
export async function recordAuth(services: Services, { path, body, returned, staffId }: Heard): Promise<void> {
  if (!isAuthPath(path)) return
  const failed = isAPIError(returned)
  const deed = failed ? authDeeds[path].failed : authDeeds[path].done
  if (deed === null) return
  const staff = staffId === null ? await staffByEmail(services, emailIn(body)) : await staffById(services, staffId)
  const actor: Actor = staff !== null && !failed ? { kind: 'staff', ...staff } : door
  await inTransaction(services.write, tx =>
    record(tx, {
      actor,
      at: services.clock(),
      deed,
      subject: { kind: 'staff', id: staff?.id ?? 'unknown' },
      after: deed.startsWith('account.sign-in') ? { step: path === '/sign-in/email' ? 'password' : methodOf(path) } : undefined,
    }),
  )
}

const emailIn = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email.toLowerCase() : null

async function staffByEmail({ db }: Services, email: string | null) {
  if (email === null) return null
  return (await names(db).where('email', '=', email).executeTakeFirst()) ?? null
}

const staffById = async ({ db }: Services, id: string) => (await names(db).where('id', '=', id).executeTakeFirst()) ?? null

const names = (db: Services['db']) => rows<AccountsTables>(db).selectFrom('staff').select(['id', 'name'])
