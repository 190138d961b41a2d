import type { Selectable } from 'kysely'
import { hashOfToken, newToken } from '../../accounts/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { EndorsementEnding } from './endorsement.ts'
import type { EndorsementTables } from './endorsement-tables.ts'

export type EndorsementRow = Selectable<EndorsementTables['endorsement']>

export type NewEndorsement = Pick<
  EndorsementRow,
  'edition' | 'mailbox' | 'name' | 'role' | 'trust_code' | 'employer' | 'locale'
> & { readonly professional_id: number; readonly now: Date }

export async function insertEndorsement(tx: WriteDb, { now, ...endorsement }: NewEndorsement): Promise<number> {
  const { id } = await writes<EndorsementTables>(tx)
    .insertInto('endorsement')
    .values({
      ...endorsement,
      state: 'unconfirmed',
      version: 1,
      name_state: 'hidden',
      asked_at: now,
      counted_at: null,
      ended_at: null,
      ended_because: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function endorsementById(db: ReadDb, id: number): Promise<EndorsementRow | null> {
  return (await rows<EndorsementTables>(db).selectFrom('endorsement').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Held until the transaction ends. */
export async function holdEndorsement(tx: WriteDb, id: number): Promise<EndorsementRow | null> {
  const row = await writes<EndorsementTables>(tx)
    .selectFrom('endorsement')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

type Change = Partial<Omit<EndorsementRow, 'id' | 'version'>>

export async function writeEndorsement(tx: WriteDb, { id, version }: EndorsementRow, change: Change): Promise<void> {
  await writes<EndorsementTables>(tx)
    .updateTable('endorsement')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** Everything about a person goes; that somebody signed, and how it ended, stays for some time. */
export const ended = (because: EndorsementEnding, now: Date): Change => ({
  state: 'ended',
  professional_id: null,
  mailbox: '',
  name: '',
  employer: '',
  trust_code: null,
  name_state: 'hidden',
  ended_at: now,
  ended_because: because,
})

/** What the same form asked for since, not confirmed yet: the same words of the same person. */
export async function sameSince(
  db: ReadDb,
  same: Pick<EndorsementRow, 'professional_id' | 'name' | 'role' | 'trust_code' | 'employer'>,
  since: Date,
): Promise<boolean> {
  const row = await rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .select('id')
    .where('professional_id', '=', same.professional_id)
    .where('state', '=', 'unconfirmed')
    .where('name', '=', same.name)
    .where('role', '=', same.role)
    .where('employer', '=', same.employer)
    .where('trust_code', same.trust_code === null ? 'is' : '=', same.trust_code)
    .where('asked_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

/** What else the owner of a mailbox has signed that counts or waits, held until the transaction ends. */
export const othersOf = (tx: WriteDb, { id, mailbox }: EndorsementRow): Promise<EndorsementRow[]> =>
  writes<EndorsementTables>(tx)
    .selectFrom('endorsement')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .where('id', '<>', id)
    .where('state', 'in', ['counted', 'review'])
    .orderBy('id')
    .forUpdate()
    .execute()

/** Whether a name of this one may be shown: of all that was said about it, the last. */
export async function agreesToName(db: ReadDb, endorsementId: number): Promise<boolean> {
  const row = await rows<EndorsementTables>(db)
    .selectFrom('endorsement_consent')
    .select('says')
    .where('endorsement_id', '=', endorsementId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.says === 'given'
}

/** Makes a link by which somebody sees and takes back what they signed; only the hash of its token is kept. */
export async function makeMineLink(tx: WriteDb, endorsementId: number, now: Date): Promise<string> {
  const token = newToken()
  await writes<EndorsementTables>(tx)
    .insertInto('endorsement_link')
    .values({ token_hash: hashOfToken(token), endorsement_id: endorsementId, made_at: now })
    .execute()
  return token
}

export async function endorsementByToken(db: ReadDb, token: string): Promise<EndorsementRow | null> {
  const row = await rows<EndorsementTables>(db)
    .selectFrom('endorsement_link')
    .innerJoin('endorsement', 'endorsement.id', 'endorsement_link.endorsement_id')
    .selectAll('endorsement')
    .where('endorsement_link.token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  return row ?? null
}

export async function isHeld(db: ReadDb, professionalId: number): Promise<boolean> {
  const row = await rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .select('id')
    .where('professional_id', '=', professionalId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What has had its time: some ids at a time. */
export async function endorsementsOver(db: ReadDb, find: 'unconfirmed' | 'ended', before: Date): Promise<number[]> {
  const found = await rows<EndorsementTables>(db)
    .selectFrom('endorsement')
    .select('id')
    .where('state', '=', find)
    .where(find === 'ended' ? 'ended_at' : 'asked_at', '<', before)
    .orderBy('id')
    .limit(200)
    .execute()
  return found.map(({ id }) => id)
}

export async function deleteEndorsement(tx: WriteDb, id: number): Promise<void> {
  await writes<EndorsementTables>(tx).deleteFrom('endorsement').where('id', '=', id).execute()
}
