import { sql } from 'kysely'
import { type Locale, type Principal, type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import { idleHours, type Session } from './session-rules.ts'
import type { AccountsTables, SignInMethod } from './tables.ts'

/** A session and whose it is. Somebody who was deactivated has none. */
export type SignedIn = { readonly session: Session; readonly principal: Principal; readonly language: Locale }

export async function sessionByToken(db: ReadDb, token: string): Promise<SignedIn | null> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('staff_session as session')
    .innerJoin('staff', 'staff.id', 'session.staff_id')
    .select([
      'session.id as session_id',
      'session.method',
      'session.created_at',
      'session.seen_at',
      'session.proved_at',
      'session.expires_at',
      'staff.id',
      'staff.name',
      'staff.email',
      'staff.role',
      'staff.language',
    ])
    .select(
      sql<string[]>`coalesce((select json_agg(trust_code order by trust_code) from staff_bar
        where staff_bar.staff_id = staff.id and lifted_at is null), '[]')`.as('barred_from'),
    )
    .where('session.token', '=', token)
    .where('staff.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    session: {
      id: row.session_id,
      staffId: row.id,
      method: row.method,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      provedAt: row.proved_at,
      expiresAt: row.expires_at,
    },
    principal: { kind: 'staff', id: row.id, name: row.name, email: row.email, role: row.role, barredFrom: row.barred_from },
    language: row.language,
  }
}

/** Notes that a session was used. One that was ended meanwhile has no row any more, and stays ended. */
export async function noteSeen(db: WriteDb, id: string, now: Date): Promise<void> {
  await writes<AccountsTables>(db).updateTable('staff_session').set({ seen_at: now }).where('id', '=', id).execute()
}

export type OpenSession = {
  readonly id: string
  readonly userAgent: string
  readonly createdAt: Date
  readonly seenAt: Date
}

/** Somebody's sessions that are still open, the newest use first. */
export async function openSessions(db: ReadDb, { staffId, now }: { staffId: string; now: Date }): Promise<OpenSession[]> {
  const found = await rows<AccountsTables>(db)
    .selectFrom('staff_session')
    .select(['id', 'user_agent', 'created_at', 'seen_at'])
    .where('staff_id', '=', staffId)
    .where('method', '<>', 'password')
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idleHours * 60 * 60 * 1000))
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute()
  return found.map(row => ({ id: row.id, userAgent: row.user_agent ?? '', createdAt: row.created_at, seenAt: row.seen_at }))
}

export async function deleteSession(tx: WriteDb, { id, staffId }: { id: string; staffId: string }): Promise<boolean> {
  const result = await writes<AccountsTables>(tx)
    .deleteFrom('staff_session')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Ends all sessions of somebody, or all but one. Returns how many there were. */
export async function deleteSessionsOf(tx: WriteDb, staffId: string, { except }: { except?: string } = {}): Promise<number> {
  let query = writes<AccountsTables>(tx).deleteFrom('staff_session').where('staff_id', '=', staffId)
  if (except !== undefined) query = query.where('id', '<>', except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function deleteEverySession(tx: WriteDb): Promise<number> {
  return Number((await writes<AccountsTables>(tx).deleteFrom('staff_session').executeTakeFirst()).numDeletedRows)
}

/** Notes how far a session has come, and that its owner has just shown who they are. */
export async function proveSession(
  tx: WriteDb,
  { id, method, now }: { id: string; method?: SignInMethod; now: Date },
): Promise<void> {
  await writes<AccountsTables>(tx)
    .updateTable('staff_session')
    .set({ proved_at: now, ...(method ? { method } : {}) })
    .where('id', '=', id)
    .execute()
}

/** Sessions and challenges that are over are of no use to anybody. */
export async function forgetWhatEnded(tx: WriteDb, now: Date): Promise<void> {
  for (const table of ['staff_session', 'staff_verification'] as const) {
    await writes<AccountsTables>(tx).deleteFrom(table).where('expires_at', '<', now).execute()
  }
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  await writes<AccountsTables>(tx).deleteFrom('staff_used_code').where('used_at', '<', dayAgo).execute()
  await writes<AccountsTables>(tx).deleteFrom('staff_totp_setup').where('created_at', '<', dayAgo).execute()
  await writes<AccountsTables>(tx).deleteFrom('staff_rate_limit').where('forget_at', '<', now).execute()
}
