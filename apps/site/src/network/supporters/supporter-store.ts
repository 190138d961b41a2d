import type { Selectable } from 'kysely'
import { type Locale, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { AboutMe, Interest, SupporterState } from '../network-words.ts'

/** What somebody has told us of themselves; each may be missing. */
export type Details = {
  readonly firstName: string | null
  readonly nation: Nation | null
  /** The first half of their postcode. */
  readonly district: string | null
  readonly interests: readonly Interest[]
}

export type Supporter = Details & {
  /** Health data: only what they have agreed to, each by itself. */
  readonly aboutMe: readonly AboutMe[]
  readonly id: number
  readonly address: string
  readonly addressTyped: string
  readonly locale: Locale
  readonly state: SupporterState
  readonly askedAt: Date
  readonly confirmedAt: Date | null
  readonly leftAt: Date | null
}

const ofAddress = ['id', 'address', 'address_typed', 'locale', 'state', 'asked_at', 'confirmed_at', 'left_at'] as const
const ofPerson = ['first_name', 'nation', 'district', 'interests', 'about_me'] as const
const columns = [...ofAddress, ...ofPerson] as const

const asSupporter = (row: Selectable<NetworkTables['supporter']>): Supporter => ({
  id: row.id,
  address: row.address,
  addressTyped: row.address_typed,
  locale: row.locale,
  state: row.state,
  askedAt: row.asked_at,
  confirmedAt: row.confirmed_at,
  leftAt: row.left_at,
  firstName: row.first_name,
  nation: row.nation,
  district: row.district,
  interests: row.interests,
  aboutMe: row.about_me,
})

export async function supporterById(db: ReadDb, id: number): Promise<Supporter | null> {
  const row = await rows<NetworkTables>(db).selectFrom('supporter').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? asSupporter(row) : null
}

export async function supporterByAddress(db: ReadDb, address: string): Promise<Supporter | null> {
  const row = await rows<NetworkTables>(db)
    .selectFrom('supporter')
    .select(columns)
    .where('address', '=', address)
    .executeTakeFirst()
  return row ? asSupporter(row) : null
}

/** Holds one until the transaction ends: of two forms of the same person, the second sees what the first has done. */
export async function holdSupporter(tx: WriteDb, id: number): Promise<Supporter | null> {
  const row = await rows<NetworkTables>(tx)
    .selectFrom('supporter')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asSupporter(row) : null
}

type NewSupporter = {
  readonly address: string
  readonly addressTyped: string
  readonly locale: Locale
  readonly now: Date
}

/** The supporter with this address, held until the transaction ends; made when there is none (`isNew`). */
export async function holdOrMake(
  tx: WriteDb,
  { address, addressTyped, locale, now }: NewSupporter,
): Promise<Supporter & { readonly isNew: boolean }> {
  const made = await writes<NetworkTables>(tx)
    .insertInto('supporter')
    .values({
      address,
      address_typed: addressTyped,
      locale,
      state: 'unconfirmed',
      asked_at: now,
      confirmed_at: null,
      left_at: null,
    })
    .onConflict(conflict => conflict.column('address').doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (made) return { ...asSupporter(made), isNew: true }
  const known = await supporterByAddress(tx, address)
  const held = known && (await holdSupporter(tx, known.id))
  // Erased in this very moment: whoever sends the form again begins anew.
  if (!held) throw new Error('The supporter went away while their form was taken')
  return { ...held, isNew: false }
}

type Change = Partial<Omit<Selectable<NetworkTables['supporter']>, 'id'>>

export async function writeSupporter(tx: WriteDb, id: number, change: Change): Promise<void> {
  await writes<NetworkTables>(tx).updateTable('supporter').set(change).where('id', '=', id).execute()
}

/** With everything that is kept under it; the database sees to that. */
export async function deleteSupporters(tx: WriteDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await writes<NetworkTables>(tx).deleteFrom('supporter').where('id', 'in', ids).execute()
}

/** How many there are in each state; states without any are left out. */
export async function countSupporters(db: ReadDb): Promise<ReadonlyMap<SupporterState, number>> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(found.map(({ state, count }) => [state, count]))
}
