import { hashOfToken, newToken } from '../../accounts/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { LinkKind } from '../network-words.ts'

const dayMs = 24 * 60 * 60 * 1000
/** So long somebody has to confirm that it was they who asked. */
export const confirmDays = 7
/** So long a mail opens what is kept about its reader: it may be passed on. Another link can be asked for at any time. */
export const preferencesDays = 60

export type SupporterLink = {
  readonly kind: LinkKind
  readonly supporterId: number
  readonly subscriptionId: number | null
  readonly wordingId: number | null
  readonly page: string | null
  readonly madeAt: Date
  readonly expiresAt: Date | null
  readonly usedAt: Date | null
  readonly signUpId: number | null
  /** The address that its reader says yes to, where it is to replace the one that we have. */
  readonly newAddress: { readonly address: string; readonly typed: string } | null
}

export type NewLink =
  | {
      readonly kind: 'confirm'
      readonly supporterId: number
      readonly subscriptionId: number
      readonly wordingId: number
      readonly page: string
    }
  | { readonly kind: 'leave' | 'preferences'; readonly supporterId: number }
  | { readonly kind: 'join'; readonly supporterId: number; readonly signUpId: number }
  | { readonly kind: 'address'; readonly supporterId: number; readonly address: string; readonly typed: string }

/** One's way out works as long as one is in. */
const expiry: Readonly<Record<LinkKind, number | null>> = {
  confirm: confirmDays,
  join: confirmDays,
  address: confirmDays,
  leave: null,
  preferences: preferencesDays,
}

/** Makes links, and gives their tokens in the same order: they stand in mails alone, only their hashes are kept. */
export async function makeLinks(tx: WriteDb, links: readonly NewLink[], now: Date): Promise<string[]> {
  const tokens = links.map(newToken)
  const values = links.map((link, index) => {
    const days = expiry[link.kind]
    return {
      token_hash: hashOfToken(tokens[index] ?? ''),
      kind: link.kind,
      supporter_id: link.supporterId,
      subscription_id: link.kind === 'confirm' ? link.subscriptionId : null,
      wording_id: link.kind === 'confirm' ? link.wordingId : null,
      page: link.kind === 'confirm' ? link.page : null,
      made_at: now,
      expires_at: days === null ? null : new Date(now.getTime() + days * dayMs),
      used_at: null,
      sign_up_id: link.kind === 'join' ? link.signUpId : null,
      new_address: link.kind === 'address' ? link.address : null,
      new_address_typed: link.kind === 'address' ? link.typed : null,
    }
  })
  if (values.length > 0) await writes<NetworkTables>(tx).insertInto('supporter_link').values(values).execute()
  return tokens
}

export async function linkByToken(db: ReadDb, kind: LinkKind, token: string): Promise<SupporterLink | null> {
  const row = await rows<NetworkTables>(db)
    .selectFrom('supporter_link')
    .select(['kind', 'supporter_id', 'subscription_id', 'wording_id', 'page', 'made_at', 'expires_at', 'used_at'])
    .select(['sign_up_id', 'new_address', 'new_address_typed'])
    .where('token_hash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row) return null
  return {
    kind: row.kind,
    supporterId: row.supporter_id,
    subscriptionId: row.subscription_id,
    wordingId: row.wording_id,
    page: row.page,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    signUpId: row.sign_up_id,
    newAddress:
      row.new_address === null || row.new_address_typed === null
        ? null
        : { address: row.new_address, typed: row.new_address_typed },
  }
}

export const isExpired = ({ expiresAt }: Pick<SupporterLink, 'expiresAt'>, now: Date): boolean =>
  expiresAt !== null && now >= expiresAt

/** Notes that a link was used for the first time. */
export async function noteUsed(tx: WriteDb, token: string, now: Date): Promise<void> {
  await writes<NetworkTables>(tx)
    .updateTable('supporter_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .execute()
}

type Since = { readonly supporterId: number; readonly subscriptionId: number; readonly since: Date }

/** Whether a link that asks for a yes to this was made since then and waits: the same form sent twice writes one mail. */
export async function hasConfirmLinkSince(db: ReadDb, { supporterId, subscriptionId, since }: Since): Promise<boolean> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter_link')
    .select('token_hash')
    .where('supporter_id', '=', supporterId)
    .where('kind', '=', 'confirm')
    .where('made_at', '>', since)
    .where('subscription_id', '=', subscriptionId)
    .where('used_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

type Moving = { readonly supporterId: number; readonly address: string; readonly since: Date }

/** Whether a link to this new address was made since then and waits. One to another address, mistyped perhaps, is no reason to wait. */
export async function hasMoveLinkSince(db: ReadDb, { supporterId, address, since }: Moving): Promise<boolean> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter_link')
    .select('token_hash')
    .where('supporter_id', '=', supporterId)
    .where('kind', '=', 'address')
    .where('new_address', '=', address)
    .where('made_at', '>', since)
    .where('used_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether somebody has another address since then: what was written to them before went elsewhere. */
export async function hasMovedSince(
  db: ReadDb,
  { supporterId, since }: { readonly supporterId: number; readonly since: Date },
): Promise<boolean> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter_link')
    .select('token_hash')
    .where('supporter_id', '=', supporterId)
    .where('kind', '=', 'address')
    .where('used_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

const opening = ['confirm', 'join', 'address'] as const satisfies readonly LinkKind[]

/** Whoever has left is not brought back by a link that lies in an old mail. One that was used brings nobody back, and goes on saying so. */
export async function dropConfirmLinks(
  tx: WriteDb,
  supporterId: number,
  kinds: readonly (typeof opening)[number][] = opening,
): Promise<void> {
  await writes<NetworkTables>(tx)
    .deleteFrom('supporter_link')
    .where('supporter_id', '=', supporterId)
    .where('kind', 'in', [...kinds])
    .where('used_at', 'is', null)
    .execute()
}
