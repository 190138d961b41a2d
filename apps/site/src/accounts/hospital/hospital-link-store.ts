import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { hashOfToken, isSameHash, isTokenShaped } from '../token.ts'
import type { LinkState } from './hospital-rules.ts'
import type { HospitalTables } from './hospital-tables.ts'

export type HospitalLink = LinkState & { readonly personId: string }

/** The link with this token, where it has a living owner. */
export async function hospitalLinkByToken(db: ReadDb, token: string): Promise<HospitalLink | null> {
  if (!isTokenShaped(token)) return null
  const hash = hashOfToken(token)
  const row = await rows<HospitalTables>(db)
    .selectFrom('hospital_link')
    .innerJoin('hospital_person', 'hospital_person.id', 'hospital_link.person_id')
    .select(['token_hash', 'person_id', 'expires_at', 'used_at', 'revoked_at'])
    .where('token_hash', '=', hash)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row || !isSameHash(row.token_hash, hash)) return null
  return { personId: row.person_id, expiresAt: row.expires_at, usedAt: row.used_at, revokedAt: row.revoked_at }
}

/** A new link for somebody; those that they have not used stop working. */
export async function giveHospitalLink(
  tx: WriteDb,
  { token, personId, now, expiresAt }: { token: string; personId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await revokeHospitalLinks(tx, personId, now)
  await writes<HospitalTables>(tx)
    .insertInto('hospital_link')
    .values({
      token_hash: hashOfToken(token),
      person_id: personId,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
      revoked_at: null,
    })
    .execute()
}

export async function revokeHospitalLinks(tx: WriteDb, personId: string, now: Date): Promise<void> {
  await writes<HospitalTables>(tx)
    .updateTable('hospital_link')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Uses a link up. Of two who try at once, one is told no: the condition is part of the writing. */
export async function useHospitalLink(tx: WriteDb, token: string, now: Date): Promise<boolean> {
  const used = await writes<HospitalTables>(tx)
    .updateTable('hospital_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
