import { sql } from 'kysely'
import type { z } from 'zod'
import { canonicalJson, type Json, sha256Of } from '../canonical-json.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'

/** What every table of editions holds, beside columns of its own. */
type EditionRow = {
  readonly published_on: string
  readonly published_at: Date
  readonly published_by: string
  readonly form_token: string
  /** Canonical JSON of the edition: its bytes. */
  readonly body: string
  readonly sha256: string
}
type Column = string | number | null
type EditionTables = Readonly<Record<string, EditionRow & Readonly<Record<string, Column | Date>>>>

/** A kind of edition: where it is kept, and how its bytes are read. The database refuses every change of a row of that table. */
export type EditionShape<Edition> = {
  readonly table: string
  /** The column with its number. */
  readonly numbered: string
  readonly schema: z.ZodType<Edition>
  /** What the table holds in columns of its own, beside the bytes; the number among them. */
  readonly columns: (edition: Edition) => Readonly<Record<string, Column>>
}

/** An edition with its bytes and their checksum (SHA-256, hexadecimal). */
export type KeptEdition<Edition> = { readonly edition: Edition; readonly body: string; readonly sha256: string }

/** Of which editions: columns and what is in them. None: of all. */
export type Which = Readonly<Record<string, string | number>>

const newestFirst = <Edition>(db: ReadDb, { table, numbered }: EditionShape<Edition>, which: Which) => {
  const all = rows<EditionTables>(db).selectFrom(table).select(['body', 'sha256']).orderBy(numbered, 'desc')
  return Object.entries(which).reduce((query, [column, value]) => query.where(column, '=', value), all)
}

const keptOf =
  <Edition>({ schema }: EditionShape<Edition>) =>
  ({ body, sha256 }: Pick<EditionRow, 'body' | 'sha256'>): KeptEdition<Edition> => ({
    edition: schema.parse(JSON.parse(body)),
    body,
    sha256,
  })

/** The editions of a kind, newest first. */
export async function editionsOf<Edition>(
  db: ReadDb,
  shape: EditionShape<Edition>,
  which: Which = {},
): Promise<KeptEdition<Edition>[]> {
  return (await newestFirst(db, shape, which).execute()).map(keptOf(shape))
}

/** The newest of them; null where there is none. */
export async function newestEdition<Edition>(
  db: ReadDb,
  shape: EditionShape<Edition>,
  which: Which = {},
): Promise<KeptEdition<Edition> | null> {
  const row = await newestFirst(db, shape, which).limit(1).executeTakeFirst()
  return row ? keptOf(shape)(row) : null
}

/** Whether there is any of them, without reading one: an edition is long. */
export async function hasEdition<Edition>(
  db: ReadDb,
  { table, numbered }: EditionShape<Edition>,
  which: Which = {},
): Promise<boolean> {
  const numbers = rows<EditionTables>(db).selectFrom(table).select(numbered).limit(1)
  const own = Object.entries(which).reduce((query, [column, value]) => query.where(column, '=', value), numbers)
  return (await own.executeTakeFirst()) !== undefined
}

/** The number of the edition that this form has made, if it has been sent before. */
export async function numberOfForm<Edition>(
  db: ReadDb,
  { table, numbered }: EditionShape<Edition>,
  formToken: string,
): Promise<number | null> {
  const found = await rows<EditionTables>(db)
    .selectFrom(table)
    .select(numbered)
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return found ? Number(found[numbered]) : null
}

/** One at a time: two who publish at once would both take the next number. */
export async function takeTurnToPublish<Edition>(tx: WriteDb, { table }: EditionShape<Edition>): Promise<void> {
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(writes<EditionTables>(tx))
}

/** The bytes of an edition with their checksum. Refuses what the schema does not know. */
export function bytesOf<Edition extends Json>(
  { schema }: EditionShape<Edition>,
  edition: Edition,
): Pick<EditionRow, 'body' | 'sha256'> {
  const body = canonicalJson(schema.parse(edition))
  return { body, sha256: sha256Of(body) }
}

type ToWrite<Edition> = {
  readonly edition: Edition
  readonly publishedOn: string
  readonly formToken: string
  readonly by: string
  readonly now: Date
}

/** Writes an edition, for good. Answers with the checksum of its bytes. */
export async function writeEdition<Edition extends Json>(
  tx: WriteDb,
  shape: EditionShape<Edition>,
  { edition, publishedOn, formToken, by, now }: ToWrite<Edition>,
): Promise<string> {
  const bytes = bytesOf(shape, edition)
  const published = { published_on: publishedOn, published_at: now, published_by: by, form_token: formToken }
  await writes<EditionTables>(tx)
    .insertInto(shape.table)
    .values({ ...shape.columns(edition), ...published, ...bytes })
    .execute()
  return bytes.sha256
}
