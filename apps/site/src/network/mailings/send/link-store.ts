import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { MailingTables } from '../mailing-tables.ts'

/** Fixes the pages to which a mailing leads. */
export async function keepLinks(tx: WriteDb, mailing: number, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  await writes<MailingTables>(tx)
    .insertInto('mailing_link')
    .values(paths.map((path, index) => ({ mailing_id: mailing, number: index + 1, path })))
    .execute()
}

export type CountedLink = { readonly number: number; readonly path: string; readonly clicks: number }

export const linksOf = (db: ReadDb, mailing: number): Promise<CountedLink[]> =>
  rows<MailingTables>(db)
    .selectFrom('mailing_link')
    .select(['number', 'path', 'clicks'])
    .where('mailing_id', '=', mailing)
    .orderBy('number')
    .execute()

/** Where a link leads; null: there is no such link. */
export async function pathOfLink(db: ReadDb, mailing: number, number: number): Promise<string | null> {
  const row = await rows<MailingTables>(db)
    .selectFrom('mailing_link')
    .select('path')
    .where('mailing_id', '=', mailing)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.path ?? null
}

/** One click more, of whomever. */
export async function countClick(db: WriteDb, mailing: number, number: number): Promise<void> {
  await writes<MailingTables>(db)
    .updateTable('mailing_link')
    .set({ clicks: sql<number>`clicks + 1` })
    .where('mailing_id', '=', mailing)
    .where('number', '=', number)
    .execute()
}
