import { inTransaction, record, type WriteDb, writes } from '../../src/foundation/index.ts'
import type { NetworkTables } from '../../src/network/network-tables.ts'
import type { ListPurpose } from '../../src/network/network-words.ts'
import type { Nation } from '../../src/register/index.ts'

type Member = {
  readonly address: string
  readonly purposes?: readonly ListPurpose[]
  readonly locale?: 'en' | 'cy'
  readonly firstName?: string
  readonly nation?: Nation
  readonly district?: string
  readonly interests?: readonly ('politicians' | 'hospitals' | 'press' | 'social-media' | 'stories')[]
}

const atOnce = 2000

/** Puts people on the list as if they had joined and confirmed it. Gives their numbers in their order. */
export async function addMembers(db: WriteDb, members: readonly Member[], now: Date): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < members.length; from += atOnce) {
    ids.push(...(await addSome(db, members.slice(from, from + atOnce), now)))
  }
  return ids
}

const addSome = (db: WriteDb, members: readonly Member[], now: Date): Promise<number[]> =>
  inTransaction(
    db,
    async tx => {
      const tables = writes<NetworkTables>(tx)
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const made = await tables
        .insertInto('supporter')
        .values(
          members.map(({ address, locale = 'en', firstName, nation, district, interests = [] }) => ({
            address,
            address_typed: address,
            locale,
            state: 'confirmed' as const,
            asked_at: now,
            confirmed_at: now,
            left_at: null,
            first_name: firstName ?? null,
            nation: nation ?? null,
            district: district ?? null,
            interests: [...interests],
          })),
        )
        .returning(['id', 'address'])
        .execute()
      const byAddress = new Map(made.map(({ id, address }) => [address, Number(id)]))
      const rows = members.flatMap(({ address, purposes = ['updates'] }) =>
        purposes.map(purpose => ({
          supporter_id: byAddress.get(address) ?? Number.NaN,
          purpose,
          basis: 'consent' as const,
          since: now,
        })),
      )
      if (rows.length > 0) await tables.insertInto('permission').values(rows).execute()
      return members.map(({ address }) => byAddress.get(address) ?? Number.NaN)
    },
    { limitMs: 60_000 },
  )
