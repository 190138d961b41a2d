import { type WriteDb, writes } from '../../foundation/index.ts'
import type { Tables } from '../import/tables.ts'
import type { PoliticianRecord, RegisterTables } from '../schema.ts'

/**
 * Members of the House of Commons whom staff entered from a newer source than a list that is about to be loaded, by constituency: a
 * by-election is not undone because the list of all seats is read again.
 */
export async function membersNewerThan(tx: WriteDb, rows: Tables['politicians']): Promise<ReadonlyMap<string, PoliticianRecord>> {
  const asOf = new Map(rows.map(row => [row.constituency_code, row.as_of]))
  const standing = await writes<RegisterTables>(tx)
    .selectFrom('politician')
    .select(['constituency_code', 'is_invented', 'body', 'name', 'title', 'party', 'email', 'email_missing', 'as_of'])
    .where('is_invented', '=', false)
    .execute()
  return new Map(
    standing
      .filter(row => row.as_of > (asOf.get(row.constituency_code) ?? '9999'))
      .map(row => [row.constituency_code, row] as const),
  )
}
