import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { TrustCode } from '../../register/index.ts'
import type { KeyState, KeyTables, RevokeReason } from './key-tables.ts'

/** A public key that somebody at a trust has sent us. */
export type SigningKey = {
  readonly id: number
  readonly trust: TrustCode
  /** How a submission names it: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
  readonly keyId: string
  /** The 32 bytes, as base64url. */
  readonly publicKey: string
  readonly state: KeyState
  readonly registeredAt: Date
  readonly confirmedAt: Date | null
  readonly revokedAt: Date | null
  readonly revokedWhy: RevokeReason | null
  /** More words about why, which the hospital reads too; empty for none. */
  readonly revokedNote: string
  /** How staff heard that it is the hospital’s own. */
  readonly confirmedNote: string | null
  /** Who registered it, of `hospital_person`. */
  readonly personId: string
  /** The key whose place it takes once it is confirmed; null: none. */
  readonly replaces: number | null
  /** Grows with each change, so that of two who act at once the second is told. */
  readonly version: number
}

const columns = [
  'id',
  'trust_code as trust',
  'key_id as keyId',
  'public_key as publicKey',
  'state',
  'registered_at as registeredAt',
  'confirmed_at as confirmedAt',
  'revoked_at as revokedAt',
  'revoked_why as revokedWhy',
  'revoked_note as revokedNote',
  'confirmed_note as confirmedNote',
  'person_id as personId',
  'replaces',
  'version',
] as const

type Row = Omit<SigningKey, 'trust'> & { readonly trust: string }
// Only codes of trusts are written: who registers a key has signed in for a trust of the register.
const asKey = (row: Row): SigningKey => ({ ...row, trust: row.trust as TrustCode })

const keys = (db: ReadDb) => rows<KeyTables>(db).selectFrom('signing_key').select(columns)

/** Every key of one trust, also those that wait and those that were revoked; the newest first. What a submission may be signed with is `standing`. */
export async function keysOf(db: ReadDb, trust: string): Promise<SigningKey[]> {
  return (await keys(db).where('trust_code', '=', trust).orderBy('id', 'desc').execute()).map(asKey)
}

/** Every key of these trusts, the newest first. */
export async function keysOfTrusts(db: ReadDb, trusts: readonly string[]): Promise<SigningKey[]> {
  return (await keys(db).where('trust_code', 'in', trusts).orderBy('id', 'desc').execute()).map(asKey)
}

export async function keyById(db: ReadDb, id: number): Promise<SigningKey | null> {
  const row = await keys(db).where('id', '=', id).executeTakeFirst()
  return row ? asKey(row) : null
}

/** The newest of these states; what waits, the oldest first. */
export async function keysIn(db: ReadDb, states: readonly KeyState[], limit: number): Promise<SigningKey[]> {
  const found = keys(db).where('state', 'in', states)
  const isWaiting = states.length === 1 && states[0] === 'waiting'
  return (
    await found
      .orderBy('registered_at', isWaiting ? 'asc' : 'desc')
      .orderBy('id', isWaiting ? 'asc' : 'desc')
      .limit(limit)
      .execute()
  ).map(asKey)
}

export async function countKeys(db: ReadDb, state: KeyState): Promise<number> {
  const { count } = await rows<KeyTables>(db)
    .selectFrom('signing_key')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return count
}

/** Who sent each key that counts, of `hospital_person`, also where they have left since. */
export async function standingHolders(db: ReadDb): Promise<string[]> {
  const found = await rows<KeyTables>(db)
    .selectFrom('signing_key')
    .select('person_id as personId')
    .where('state', '=', 'standing')
    .execute()
  return found.map(({ personId }) => personId)
}

/** Held until the transaction ends: of two who act at once, the second sees what the first has done. */
export async function holdKey(tx: WriteDb, id: number): Promise<SigningKey | null> {
  const row = await writes<KeyTables>(tx)
    .selectFrom('signing_key')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asKey(row) : null
}

type NewKey = Pick<SigningKey, 'trust' | 'keyId' | 'publicKey' | 'personId' | 'replaces'> & { readonly at: Date }

/** Null: this trust has sent it before, or another trust has it now. */
export async function addKey(tx: WriteDb, { trust, keyId, publicKey, personId, replaces, at }: NewKey): Promise<number | null> {
  const added = await writes<KeyTables>(tx)
    .insertInto('signing_key')
    .values({
      trust_code: trust,
      key_id: keyId,
      public_key: publicKey,
      state: 'waiting',
      version: 1,
      person_id: personId,
      registered_at: at,
      replaces,
      confirmed_at: null,
      confirmed_by: null,
      confirmed_note: null,
      revoked_at: null,
      revoked_by: null,
      revoked_why: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

/** Where this key is already: of this trust, whatever its state, or of another in which it is not revoked, or was because somebody else may hold it. */
export async function sameKey(db: ReadDb, trust: string, publicKey: string): Promise<SigningKey | null> {
  const found = await keys(db)
    .where('public_key', '=', publicKey)
    .where(({ or, eb }) =>
      or([eb('trust_code', '=', trust), eb('state', '<>', 'revoked'), eb('revoked_why', 'in', ['lost', 'exposed'])]),
    )
    .execute()
  const row = found.find(each => each.trust === trust) ?? found[0]
  return row ? asKey(row) : null
}

type Confirmed = { readonly by: string; readonly note: string; readonly at: Date }

/** From now on it stands. Call it for a key that is held. */
export async function confirmHeldKey(tx: WriteDb, { id, version }: SigningKey, { by, note, at }: Confirmed): Promise<void> {
  await writes<KeyTables>(tx)
    .updateTable('signing_key')
    .set({ state: 'standing', confirmed_at: at, confirmed_by: by, confirmed_note: note, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

type Revoked = { readonly by: string; readonly why: RevokeReason; readonly note: string; readonly at: Date }

/** From now on nothing new counts that it signs. Call it for a key that is held. */
export async function revokeHeldKey(tx: WriteDb, { id, version }: SigningKey, { by, why, note, at }: Revoked): Promise<void> {
  await writes<KeyTables>(tx)
    .updateTable('signing_key')
    .set({ state: 'revoked', revoked_at: at, revoked_by: by, revoked_why: why, revoked_note: note, version: version + 1 })
    .where('id', '=', id)
    .execute()
}
