import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { insertRows } from '../insert-rows.ts'
import type { ParliamentMemberRecord, RegisterTables } from '../schema.ts'
import type { DevolvedBody } from './bodies.ts'

/** A seat of a devolved parliament, and how many members it has. */
export type Seat = { readonly seat: string; readonly members: number }

/** The seat in which a Westminster constituency lies; null where no table says it. */
export async function seatOf(db: ReadDb, body: DevolvedBody, constituencyCode: string): Promise<Seat | null> {
  const row = await rows<RegisterTables>(db)
    .selectFrom('parliament_seat')
    .select(['seat', 'members'])
    .where('body', '=', body)
    .where('constituency_code', '=', constituencyCode)
    .executeTakeFirst()
  return row ?? null
}

/** Every seat that the tables know, once, by name. */
export const allSeats = (db: ReadDb): Promise<(Seat & { readonly body: DevolvedBody })[]> =>
  rows<RegisterTables>(db)
    .selectFrom('parliament_seat')
    .select(['body', 'seat', 'members'])
    .distinct()
    .orderBy('body')
    .orderBy('seat')
    .execute()

/** Members and vacant places of a parliament, of one seat when it is given. */
export async function membersOf(
  db: ReadDb,
  { body, seat, isInvented }: { readonly body: DevolvedBody; readonly seat?: string; readonly isInvented: boolean },
): Promise<ParliamentMemberRecord[]> {
  const all = rows<RegisterTables>(db)
    .selectFrom('parliament_member')
    .select(['body', 'is_invented', 'seat', 'place', 'name', 'party', 'email', 'source', 'as_of'])
    .where('body', '=', body)
    .where('is_invented', '=', isInvented)
    .orderBy('seat')
    .orderBy('place')
  return (seat === undefined ? all : all.where('seat', '=', seat)).execute()
}

/** Puts the members of one parliament in the place of those before. Whoever calls this enters it in the log first. */
export async function replaceMembers(
  tx: WriteDb,
  { body, isInvented }: { readonly body: DevolvedBody; readonly isInvented: boolean },
  members: readonly ParliamentMemberRecord[],
): Promise<void> {
  await writes<RegisterTables>(tx)
    .deleteFrom('parliament_member')
    .where('body', '=', body)
    .where('is_invented', '=', isInvented)
    .execute()
  await insertRows(tx, 'parliament_member', members)
}
