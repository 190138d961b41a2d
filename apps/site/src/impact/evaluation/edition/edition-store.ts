import { sql } from 'kysely'
import { canonicalJson, type ReadDb, rows, sha256Of, type WriteDb, writes } from '../../../foundation/index.ts'
import { type Edition, editionSchema, type KeptEdition } from './edition.ts'

type EditionTables = {
  evaluation_edition: {
    readonly number: number
    readonly replaces: number | null
    readonly published_on: string
    readonly published_at: Date
    readonly published_by: string
    readonly form_token: string
    /** Canonical JSON of the edition: its bytes. */
    readonly body: string
    readonly sha256: string
  }
}

const kept = (row: { body: string; sha256: string }): KeptEdition => ({
  ...row,
  edition: editionSchema.parse(JSON.parse(row.body)),
})

/** Every edition, newest first. There are a handful: a report a year, and what was put right. */
export async function allEditions(db: ReadDb): Promise<KeptEdition[]> {
  const found = await rows<EditionTables>(db)
    .selectFrom('evaluation_edition')
    .select(['body', 'sha256'])
    .orderBy('number', 'desc')
    .execute()
  return found.map(kept)
}

/** The edition of a number; null where there is none. */
export async function editionByNumber(db: ReadDb, number: number): Promise<KeptEdition | null> {
  const row = await rows<EditionTables>(db)
    .selectFrom('evaluation_edition')
    .select(['body', 'sha256'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? kept(row) : null
}

/** The number of the edition that this form has made, if it has been sent before. */
export async function editionOfForm(db: ReadDb, formToken: string): Promise<number | null> {
  const found = await rows<EditionTables>(db)
    .selectFrom('evaluation_edition')
    .select('number')
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return found?.number ?? null
}

/** One at a time: two who publish at once would both take the next number. */
export async function takeTurn(tx: WriteDb): Promise<void> {
  void (await sql`lock table evaluation_edition in share row exclusive mode`.execute(writes<EditionTables>(tx)))
}

type ToWrite = { readonly edition: Edition; readonly formToken: string; readonly by: string; readonly now: Date }

/** The bytes of an edition with their checksum. */
export function bytesOf(edition: Edition): { body: string; sha256: string } {
  const body = canonicalJson(editionSchema.parse(edition))
  return { body, sha256: sha256Of(body) }
}

/** Writes an edition. Afterwards the database refuses every change of its row. */
export async function writeEdition(tx: WriteDb, { edition, formToken, by, now }: ToWrite): Promise<void> {
  await writes<EditionTables>(tx)
    .insertInto('evaluation_edition')
    .values({
      number: edition.number,
      replaces: edition.replaces?.number ?? null,
      published_on: edition.publishedOn,
      published_at: now,
      published_by: by,
      form_token: formToken,
      ...bytesOf(edition),
    })
    .execute()
}
