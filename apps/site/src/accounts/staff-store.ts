import { sql } from 'kysely'
import { type Locale, type ReadDb, type Role, rows, type WriteDb, writes } from '../foundation/index.ts'
import type { AccountsTables } from './tables.ts'

export type StaffMember = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly language: Locale
  readonly deactivatedAt: Date | null
  readonly hasTotp: boolean
  readonly passkeys: number
  readonly lastSeenAt: Date | null
}

const members = (db: ReadDb) =>
  rows<AccountsTables>(db)
    .selectFrom('staff')
    .select([
      'id',
      'name',
      'email',
      'role',
      'language',
      'deactivated_at as deactivatedAt',
      'two_factor_enabled as hasTotp',
      sql<number>`(select count(*) from staff_passkey where staff_id = staff.id)`.as('passkeys'),
      sql<Date | null>`(select max(seen_at) from staff_session where staff_id = staff.id and method <> 'password')`.as(
        'lastSeenAt',
      ),
    ])

/** Everybody, those who can sign in first, by name. */
export const allStaff = (db: ReadDb): Promise<StaffMember[]> =>
  members(db).orderBy(sql`deactivated_at is not null`).orderBy('name').orderBy('id').execute()

export const staffById = async (db: ReadDb, id: string): Promise<StaffMember | null> =>
  (await members(db).where('id', '=', id).executeTakeFirst()) ?? null

export const staffByEmail = async (db: ReadDb, email: string): Promise<StaffMember | null> =>
  (await members(db).where('email', '=', email.toLowerCase()).executeTakeFirst()) ?? null

export const activeStaffById = async (db: ReadDb, id: string): Promise<StaffMember | null> => {
  const found = await staffById(db, id)
  return found?.deactivatedAt === null ? found : null
}

/** Staff who can sign in, for choosing one: by name. */
export const staffNames = (db: ReadDb): Promise<{ id: string; name: string; role: Role }[]> =>
  rows<AccountsTables>(db)
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** What everybody is called who works or has worked here, by id. */
export async function allStaffNames(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const everybody = await rows<AccountsTables>(db).selectFrom('staff').select(['id', 'name']).execute()
  return new Map(everybody.map(({ id, name }) => [id, name]))
}

export async function countActiveAdmins(db: ReadDb): Promise<number> {
  const { count } = await rows<AccountsTables>(db)
    .selectFrom('staff')
    .select(sql<number>`count(*)`.as('count'))
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** A number of our own choosing that means "changing who the staff are". */
const lockOfStaff = 5_004_002

/** Waits until nobody else is changing the staff, until the transaction ends: two who remove each other's role at once take turns. */
export async function takeStaffTurn(tx: WriteDb): Promise<void> {
  await writes<AccountsTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(${lockOfStaff})`.as('turn')).execute()
}

type NewStaff = Pick<StaffMember, 'id' | 'name' | 'email' | 'role' | 'language'> & {
  readonly passwordHash: string
  readonly now: Date
}

/** Adds somebody, with the password they chose. */
export async function insertStaff(tx: WriteDb, { id, name, email, role, language, passwordHash, now }: NewStaff): Promise<void> {
  const dates = { created_at: now, updated_at: now }
  await writes<AccountsTables>(tx)
    .insertInto('staff')
    .values({
      id,
      name,
      email: email.toLowerCase(),
      // Whoever opened the link has read the mail, or the screen of the server.
      email_verified: true,
      image: null,
      role,
      language,
      two_factor_enabled: false,
      deactivated_at: null,
      ...dates,
    })
    .execute()
  await writes<AccountsTables>(tx)
    .insertInto('staff_account')
    .values({
      id: crypto.randomUUID(),
      staff_id: id,
      provider_id: 'credential',
      account_id: id,
      password: passwordHash,
      ...dates,
    })
    .execute()
}

type StaffChange = Partial<Pick<AccountsTables['staff'], 'name' | 'role' | 'language' | 'deactivated_at' | 'two_factor_enabled'>>

export async function updateStaff(tx: WriteDb, id: string, change: StaffChange & { now: Date }): Promise<void> {
  const { now, ...columns } = change
  await writes<AccountsTables>(tx)
    .updateTable('staff')
    .set({ ...columns, updated_at: now })
    .where('id', '=', id)
    .execute()
}

export async function replacePassword(
  tx: WriteDb,
  { staffId, passwordHash, now }: { staffId: string; passwordHash: string; now: Date },
) {
  await writes<AccountsTables>(tx)
    .updateTable('staff_account')
    .set({ password: passwordHash, updated_at: now })
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .execute()
}

/** Takes somebody's app and passkeys away: at the next sign-in they set up a second step anew. */
export async function forgetSecondStep(tx: WriteDb, staffId: string, now: Date): Promise<void> {
  for (const table of ['staff_two_factor', 'staff_totp_setup', 'staff_passkey', 'staff_used_code'] as const) {
    await writes<AccountsTables>(tx).deleteFrom(table).where('staff_id', '=', staffId).execute()
  }
  await updateStaff(tx, staffId, { two_factor_enabled: false, now })
}
