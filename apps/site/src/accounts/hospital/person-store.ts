import { type HospitalPerson, type Locale, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { HospitalTables } from './hospital-tables.ts'

/** Somebody who may sign in for a trust, as staff see them. */
export type KnownPerson = {
  readonly id: string
  readonly trust: string
  readonly name: string
  readonly work: string
  readonly email: string
  readonly language: Locale
  readonly invitedAt: Date
  readonly sentAt: Date
  readonly firstEnteredAt: Date | null
  readonly calledBackOn: string | null
  readonly callBackNote: string | null
}

const columns = [
  'id',
  'trust_code as trust',
  'name',
  'work',
  'email',
  'language',
  'invited_at as invitedAt',
  'sent_at as sentAt',
  'first_entered_at as firstEnteredAt',
  'called_back_on as calledBackOn',
  'call_back_note as callBackNote',
] as const

const present = (db: ReadDb) =>
  rows<HospitalTables>(db).selectFrom('hospital_person').select(columns).where('removed_at', 'is', null)

/** Everybody who may sign in now, trust by trust. */
export const hospitalPeople = (db: ReadDb): Promise<KnownPerson[]> =>
  present(db).orderBy('trust_code').orderBy('name').orderBy('id').execute()

/** Everybody who may sign in for one trust. */
export const hospitalPeopleOf = (db: ReadDb, trust: string): Promise<KnownPerson[]> =>
  present(db).where('trust_code', '=', trust).orderBy('name').orderBy('id').execute()

/** The ids of everybody who could sign in for a trust once, and was taken off the list. */
export const formerHospitalPeople = async (db: ReadDb): Promise<ReadonlySet<string>> => {
  const found = await rows<HospitalTables>(db)
    .selectFrom('hospital_person')
    .select('id')
    .where('removed_at', 'is not', null)
    .execute()
  return new Set(found.map(({ id }) => id))
}

export const hospitalPersonById = async (db: ReadDb, id: string): Promise<KnownPerson | null> =>
  (await present(db).where('id', '=', id).executeTakeFirst()) ?? null

export const hospitalPersonByEmail = async (db: ReadDb, email: string): Promise<KnownPerson | null> =>
  (await present(db).where('email', '=', email).executeTakeFirst()) ?? null

/** What the rest of the house sees of them while they are signed in. */
export const asHospitalPerson = ({ id, name, email, work, trust, calledBackOn }: KnownPerson): HospitalPerson => ({
  kind: 'hospital',
  id,
  name,
  email,
  work,
  trust,
  isCalledBack: calledBackOn !== null,
})

type NewPerson = Pick<KnownPerson, 'id' | 'trust' | 'name' | 'work' | 'email' | 'language'> & {
  readonly by: string
  readonly now: Date
}

/** False: somebody with this address may sign in already, also when they were added at this very moment. */
export async function addHospitalPerson(tx: WriteDb, { by, now, trust, ...person }: NewPerson): Promise<boolean> {
  const added = await writes<HospitalTables>(tx)
    .insertInto('hospital_person')
    .values({
      ...person,
      trust_code: trust,
      invited_by: by,
      invited_at: now,
      sent_at: now,
      first_entered_at: null,
      called_back_on: null,
      call_back_note: null,
      removed_at: null,
    })
    .onConflict(conflict => conflict.column('email').where('removed_at', 'is', null).doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type Change = Partial<
  Pick<HospitalTables['hospital_person'], 'sent_at' | 'first_entered_at' | 'called_back_on' | 'call_back_note' | 'removed_at'>
>

/** Changes somebody who may still sign in. False: they may not any more. */
export async function changeHospitalPerson(tx: WriteDb, id: string, change: Change): Promise<boolean> {
  const changed = await writes<HospitalTables>(tx)
    .updateTable('hospital_person')
    .set(change)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
