import { type HospitalPerson, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { hashOfToken, isTokenShaped } from '../token.ts'
import { idleHours, sessionUntil } from './hospital-rules.ts'
import type { HospitalTables } from './hospital-tables.ts'

export type HospitalSession = { readonly person: HospitalPerson; readonly seenAt: Date; readonly expiresAt: Date }

/** Whose session a browser brings. Somebody who may not sign in any more has none. */
export async function hospitalSessionByToken(db: ReadDb, token: string): Promise<HospitalSession | null> {
  if (!isTokenShaped(token)) return null
  const row = await rows<HospitalTables>(db)
    .selectFrom('hospital_session')
    .innerJoin('hospital_person', 'hospital_person.id', 'hospital_session.person_id')
    .select(['id', 'name', 'work', 'email', 'trust_code', 'called_back_on', 'seen_at', 'expires_at'])
    .where('token_hash', '=', hashOfToken(token))
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, name, work, email, trust_code: trust } = row
  const person = { kind: 'hospital', id, name, work, email, trust, isCalledBack: row.called_back_on !== null } as const
  return { person, seenAt: row.seen_at, expiresAt: row.expires_at }
}

export async function openHospitalSession(tx: WriteDb, { token, personId, now }: { token: string; personId: string; now: Date }) {
  await writes<HospitalTables>(tx)
    .insertInto('hospital_session')
    .values({
      token_hash: hashOfToken(token),
      person_id: personId,
      created_at: now,
      seen_at: now,
      expires_at: sessionUntil(now),
    })
    .execute()
}

export async function noteHospitalSession(db: WriteDb, token: string, now: Date): Promise<void> {
  await writes<HospitalTables>(db)
    .updateTable('hospital_session')
    .set({ seen_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .execute()
}

export async function endHospitalSession(tx: WriteDb, token: string): Promise<boolean> {
  const ended = await writes<HospitalTables>(tx)
    .deleteFrom('hospital_session')
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

export async function endHospitalSessionsOf(tx: WriteDb, personId: string): Promise<void> {
  await writes<HospitalTables>(tx).deleteFrom('hospital_session').where('person_id', '=', personId).execute()
}

/** Sessions that are over go at once, links after thirty days: until then an old one can be told apart from a wrong one. */
export async function forgetHospitalLeftovers(tx: WriteDb, now: Date): Promise<void> {
  const hourMs = 60 * 60 * 1000
  await writes<HospitalTables>(tx)
    .deleteFrom('hospital_session')
    .where(eb => eb.or([eb('expires_at', '<', now), eb('seen_at', '<', new Date(now.getTime() - idleHours * hourMs))]))
    .execute()
  const monthAgo = new Date(now.getTime() - 30 * 24 * hourMs)
  await writes<HospitalTables>(tx).deleteFrom('hospital_link').where('expires_at', '<', monthAgo).execute()
}
