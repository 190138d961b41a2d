import { type Locale, type ReadDb, type Role, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { AccountsTables } from '../tables.ts'
import { hashOfToken, isSameHash, isTokenShaped } from '../token.ts'

export type Invitation = {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly language: Locale
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** When it was last sent, as its form says it. */
export const sentAtOf = ({ sentAt }: Invitation): string => sentAt.toISOString()
export const isOpen = ({ acceptedAt, withdrawnAt }: Invitation): boolean => acceptedAt === null && withdrawnAt === null

const columns = [
  'id',
  'email',
  'role',
  'language',
  'sent_at as sentAt',
  'expires_at as expiresAt',
  'accepted_at as acceptedAt',
  'withdrawn_at as withdrawnAt',
] as const

export async function invitationByToken(db: ReadDb, token: string): Promise<Invitation | null> {
  if (!isTokenShaped(token)) return null
  const hash = hashOfToken(token)
  const row = await rows<AccountsTables>(db)
    .selectFrom('invitation')
    .select([...columns, 'token_hash'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!row || !isSameHash(row.token_hash, hash)) return null
  const { token_hash: _, ...invitation } = row
  return invitation
}

export const invitationById = async (db: ReadDb, id: string): Promise<Invitation | null> =>
  (await rows<AccountsTables>(db).selectFrom('invitation').select(columns).where('id', '=', id).executeTakeFirst()) ?? null

/** Those who have not joined yet, the newest first. */
export const openInvitations = (db: ReadDb): Promise<Invitation[]> =>
  rows<AccountsTables>(db)
    .selectFrom('invitation')
    .select(columns)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()

export const openInvitationFor = async (db: ReadDb, email: string): Promise<Invitation | null> =>
  (await openInvitations(db)).find(invitation => invitation.email === email) ?? null

type NewInvitation = Pick<Invitation, 'id' | 'email' | 'role' | 'language' | 'expiresAt'> & {
  readonly token: string
  readonly invitedBy: string
  readonly now: Date
}

export async function insertInvitation(tx: WriteDb, given: NewInvitation): Promise<void> {
  const { id, email, role, language, token, invitedBy, now, expiresAt } = given
  await writes<AccountsTables>(tx)
    .insertInto('invitation')
    .values({
      id,
      email,
      role,
      language,
      token_hash: hashOfToken(token),
      invited_by: invitedBy,
      created_at: now,
      sent_at: now,
      expires_at: expiresAt,
      accepted_by: null,
      accepted_at: null,
      withdrawn_at: null,
    })
    .execute()
}

type Change = Partial<
  Pick<AccountsTables['invitation'], 'token_hash' | 'sent_at' | 'expires_at' | 'accepted_by' | 'accepted_at' | 'withdrawn_at'>
>

/** Changes an invitation that is still open. Of two who do so at once, one is told no. */
export async function changeOpenInvitation(tx: WriteDb, id: string, change: Change): Promise<boolean> {
  const result = await writes<AccountsTables>(tx)
    .updateTable('invitation')
    .set(change)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
