import { hashOfToken } from '../../accounts/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import type { ReplyTables, WritableReplyTables } from './reply-tables.ts'

/** Somebody at a trust whom one may ask about its figures. Counts only when they have confirmed it themselves. */
export type NamedContact = RequestKey & {
  readonly id: number
  readonly name: string
  readonly role: string
  readonly email: string
  readonly language: 'en' | 'cy'
  readonly namedAt: Date
  readonly expiresAt: Date
  readonly confirmedAt: Date | null
}

const every = (db: ReadDb) =>
  rows<ReplyTables>(db)
    .selectFrom('named_contact')
    .select([
      'id',
      'round_id as round',
      'trust_code as trustCode',
      'name',
      'role',
      'email',
      'language',
      'named_at as namedAt',
      'expires_at as expiresAt',
      'confirmed_at as confirmedAt',
    ])

/** The people whom a trust has named, the newest first. */
export const namedContactsOf = (db: ReadDb, { round, trustCode }: RequestKey): Promise<NamedContact[]> =>
  every(db).where('round_id', '=', round).where('trust_code', '=', trustCode).orderBy('id', 'desc').execute()

export async function contactByToken(db: ReadDb, token: string): Promise<NamedContact | null> {
  return (await every(db).where('token_hash', '=', hashOfToken(token)).executeTakeFirst()) ?? null
}

/** For a verb, in its transaction: the person with the request held, so that two of one trust who say yes come one after the other. */
export async function holdContact(tx: WriteDb, token: string): Promise<NamedContact | null> {
  const contact = await contactByToken(tx, token)
  if (contact === null) return null
  await lockRequest(tx, contact)
  return contactByToken(tx, token)
}

export async function insertNamed(tx: WriteDb, contact: Omit<WritableReplyTables['named_contact'], 'id'>): Promise<number> {
  const { id } = await writes<WritableReplyTables>(tx)
    .insertInto('named_contact')
    .values(contact)
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(id)
}

export async function writeConfirmed(tx: WriteDb, id: number, at: Date): Promise<void> {
  await writes<WritableReplyTables>(tx).updateTable('named_contact').set({ confirmed_at: at }).where('id', '=', id).execute()
}

export async function removeNamed(tx: WriteDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await writes<WritableReplyTables>(tx)
    .deleteFrom('named_contact')
    .where('id', 'in', [...ids])
    .execute()
}

/** Those who never confirmed, of all rounds. */
export const outlivedContacts = (db: ReadDb, now: Date): Promise<NamedContact[]> =>
  every(db).where('confirmed_at', 'is', null).where('expires_at', '<=', now).execute()
