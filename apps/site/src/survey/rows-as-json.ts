import { sql } from 'kysely'
import { type ReadDb, rows } from '../foundation/index.ts'
import type { RequestTables } from './requests/request-tables.ts'
import type { RoundId } from './types.ts'

/** A row as the database writes it in JSON: moments as text. */
export type AsJson<Row> = {
  readonly [column in keyof Row]: Row[column] extends Date
    ? string
    : Row[column] extends Date | null
      ? string | null
      : Row[column]
}

type OfRound = 'request_event' | 'answer' | 'answer_evidence'

/**
 * The rows of a whole round, those of each trust as one piece of JSON, in the order that is asked for. To take thousands of values apart
 * one by one costs a driver many times what the database needs to find them.
 */
export async function rowsByTrust<Table extends OfRound>(
  db: ReadDb,
  table: Table,
  {
    round,
    orderBy,
    isStanding = false,
  }: { readonly round: RoundId; readonly orderBy: readonly string[]; readonly isStanding?: boolean },
): Promise<ReadonlyMap<string, readonly AsJson<RequestTables[Table]>[]>> {
  const standing = isStanding ? sql`removed_at is null` : sql`true`
  const { rows: found } = await sql<{ code: string; list: AsJson<RequestTables[Table]>[] }>`
    select trust_code as code, json_agg(one order by ${sql.join(orderBy.map(column => sql.ref(`one.${column}`)))}) as list from ${sql.table(table)} one
    where round_id = ${round} and ${standing} group by trust_code order by trust_code`.execute(rows<RequestTables>(db))
  return new Map(found.map(({ code, list }) => [code, list]))
}

export const momentOf = (text: string): Date => new Date(text)
export const momentOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text))
