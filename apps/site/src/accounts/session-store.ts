import { sql } from 'kysely'
import { type Locale, type Principal, type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { Session } from './session-rules.ts'
import type { AccountsTables } from './tables.ts'

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
