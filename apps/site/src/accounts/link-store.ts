import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { SetupLink } from './link-rules.ts'
import type { AccountsTables } from './tables.ts'
import { hashOfToken, isSameHash } from './token.ts'

/** A number of our own choosing that means "giving out links": the processes of one site take turns at it. */
const lockOfLinks = 5_004_001

/** Waits until no other process is giving out a link, until the transaction ends. */
export async function takeTurn(tx: WriteDb): Promise<void> {
  await writes<AccountsTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(${lockOfLinks})`.as('turn')).execute()
}

export async function linkByToken(db: ReadDb, token: string): Promise<SetupLink | null> {
  const hash = hashOfToken(token)
  const row = await rows<AccountsTables>(db)
    .selectFrom('setup_link')
    .select(['token_hash', 'email', 'created_at', 'expires_at', 'used_at', 'revoked_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!row || !isSameHash(row.token_hash, hash)) return null
  return {
    email: row.email,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  }
}

export async function addLink(
  tx: WriteDb,
  { token, email, now, expiresAt }: { token: string; email: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await writes<AccountsTables>(tx)
    .insertInto('setup_link')
    .values({ token_hash: hashOfToken(token), email, created_at: now, expires_at: expiresAt, used_at: null, revoked_at: null })
    .execute()
}

/** Takes back every link that could still be used. */
export async function revokeUnusedLinks(tx: WriteDb, now: Date): Promise<void> {
  await writes<AccountsTables>(tx)
    .updateTable('setup_link')
    .set({ revoked_at: now })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Uses a link up. Of two who try at once, one is told no: the condition is part of the writing. */
export async function useLink(tx: WriteDb, token: string, now: Date): Promise<boolean> {
  const result = await writes<AccountsTables>(tx)
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function hasUsableLink(db: ReadDb, now: Date): Promise<boolean> {
  const row = await rows<AccountsTables>(db)
    .selectFrom('setup_link')
    .select('token_hash')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** Links that ended more than `before` ago are of no use to anybody. */
export async function forgetOldLinks(tx: WriteDb, before: Date): Promise<void> {
  await writes<AccountsTables>(tx).deleteFrom('setup_link').where('expires_at', '<', before).execute()
}
