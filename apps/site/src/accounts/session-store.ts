import { type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { AccountsTables } from './link-store.ts'
import type { Session } from './session-rules.ts'
import { hashOfToken, isSameHash } from './token.ts'

export async function sessionByToken(db: ReadDb, token: string): Promise<Session | null> {
  const hash = hashOfToken(token)
  const row = await rows<AccountsTables>(db)
    .selectFrom('session')
    .select(['token_hash', 'last_seen_at', 'expires_at', 'revoked_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!row || !isSameHash(row.token_hash, hash)) return null
  return { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, revokedAt: row.revoked_at }
}

export async function addSession(
  tx: WriteDb,
  { token, now, expiresAt }: { token: string; now: Date; expiresAt: Date },
): Promise<void> {
  await writes<AccountsTables>(tx)
    .insertInto('session')
    .values({ token_hash: hashOfToken(token), created_at: now, last_seen_at: now, expires_at: expiresAt, revoked_at: null })
    .execute()
}

/** Prolongs a session, unless it has been ended meanwhile. */
export async function touchSession(
  db: WriteDb,
  { token, now, expiresAt }: { token: string; now: Date; expiresAt: Date },
): Promise<void> {
  await writes<AccountsTables>(db)
    .updateTable('session')
    .set({ last_seen_at: now, expires_at: expiresAt })
    .where('token_hash', '=', hashOfToken(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

export async function endSession(db: WriteDb, token: string, now: Date): Promise<void> {
  await writes<AccountsTables>(db)
    .updateTable('session')
    .set({ revoked_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .where('revoked_at', 'is', null)
    .execute()
}

export async function endEverySession(tx: WriteDb, now: Date): Promise<number> {
  const result = await writes<AccountsTables>(tx)
    .updateTable('session')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function hasOpenSession(db: ReadDb, now: Date): Promise<boolean> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('session')
    .select('token_hash')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function forgetOldSessions(tx: WriteDb, before: Date): Promise<void> {
  await writes<AccountsTables>(tx).deleteFrom('session').where('expires_at', '<', before).execute()
}
