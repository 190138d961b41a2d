import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { type Given, recordGiven } from '../consent/consent-store.ts'
import { importedWording } from '../consent/wording.ts'
import { keepWordings } from '../consent/wording-store.ts'
import { permit } from '../lists/permission-store.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { Basis, ListPurpose, SupporterState, SuppressionReason } from '../network-words.ts'
import type { ListedPerson } from './read-list-row.ts'

/** Somebody who is with us already. */
export type KnownPerson = {
  readonly id: number
  readonly state: SupporterState
  readonly permissions: readonly { readonly purpose: ListPurpose; readonly basis: Basis }[]
}

/** Somebody who is taken in, for these purposes. */
export type Taken = { readonly person: ListedPerson; readonly present: KnownPerson | null }

/** Holds those who are with us until the transaction ends: who leaves or is erased at this very moment is waited for, and not brought back. */
export async function holdKnown(tx: WriteDb, addresses: readonly string[]): Promise<void> {
  await writes<NetworkTables>(tx)
    .selectFrom('supporter')
    .select('id')
    .where('address', 'in', [...addresses])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** What stands against addresses, by their keys. */
export async function marksOf(
  db: ReadDb,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly reason: SuppressionReason; readonly purpose: string }[]>> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('suppression')
    .select(['key', 'reason', 'purpose'])
    .where('key', 'in', [...keys])
    .execute()
  return Map.groupBy(found, ({ key }) => key)
}

export async function knownOf(db: ReadDb, addresses: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const people = await rows<NetworkTables>(db)
    .selectFrom('supporter')
    .leftJoin('permission', 'permission.supporter_id', 'supporter.id')
    .select(['supporter.id', 'supporter.address', 'supporter.state', 'permission.purpose', 'permission.basis'])
    .where('supporter.address', 'in', [...addresses])
    .execute()
  return new Map(
    [...Map.groupBy(people, ({ address }) => address)].flatMap(([address, lines]) => {
      const [first] = lines
      const permissions = lines.flatMap(({ purpose, basis }) => (purpose && basis ? [{ purpose, basis }] : []))
      return first ? [[address, { id: first.id, state: first.state, permissions }] as const] : []
    }),
  )
}

/** At noon of a day, which is that day in every part of the year. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** Keeps people of a list with what they may be sent, and what shows it, in the caller's transaction, which is in the audit log. */
export async function takeIn(tx: WriteDb, taken: readonly Taken[], now: Date): Promise<void> {
  const ids = await supporterIds(tx, taken, now)
  // Whoever came in by another way at this very moment is left as they are: the list can be sent again.
  const all = taken.flatMap(one => {
    const supporterId = one.present?.id ?? ids.get(one.person.address)
    return supporterId === undefined ? [] : one.person.purposes.map(purpose => ({ ...one.person, supporterId, purpose }))
  })
  const wordings = all.map(({ wording, purpose, locale }) =>
    wording === null ? null : importedWording(wording, purpose, locale),
  )
  const distinct = [...new Map(wordings.flatMap(one => (one ? [[one.sha256, one] as const] : []))).values()]
  const numbers = await keepWordings(tx, distinct, now)
  const numberOf = new Map(distinct.map(({ sha256 }, index) => [sha256, numbers[index] ?? null]))
  await permit(
    tx,
    all.map(({ supporterId, purpose, basis, collectedOn }) => ({ supporterId, purpose, basis, since: noonOf(collectedOn) })),
  )
  const given: Given[] = all.map(({ supporterId, purpose, basis, where, how, evidence, collectedOn }, index) => ({
    supporterId,
    purpose,
    basis,
    wordingId: numberOf.get(wordings[index]?.sha256 ?? '') ?? null,
    about: null,
    page: where,
    way: 'import',
    askedAt: noonOf(collectedOn),
    now,
    collected: how,
    evidence,
  }))
  await recordGiven(tx, ...given)
}

async function supporterIds(tx: WriteDb, taken: readonly Taken[], now: Date): Promise<Map<string, number>> {
  const db = writes<NetworkTables>(tx)
  const waiting = taken.flatMap(({ present }) => (present?.state === 'unconfirmed' ? present.id : []))
  if (waiting.length > 0) {
    await db.updateTable('supporter').set({ state: 'confirmed', confirmed_at: now }).where('id', 'in', waiting).execute()
  }
  const fresh = taken.flatMap(({ person, present }) => (present === null ? person : []))
  if (fresh.length === 0) return new Map()
  const made = await db
    .insertInto('supporter')
    .values(
      fresh.map(({ address, addressTyped, locale, details, collectedOn }) => ({
        address,
        address_typed: addressTyped,
        locale,
        state: 'confirmed' as const,
        asked_at: noonOf(collectedOn),
        confirmed_at: noonOf(collectedOn),
        left_at: null,
        first_name: details.firstName,
        nation: details.nation,
        district: details.district,
        interests: [...details.interests],
      })),
    )
    .onConflict(conflict => conflict.column('address').doNothing())
    .returning(['id', 'address'])
    .execute()
  return new Map(made.map(({ id, address }) => [address, id]))
}
