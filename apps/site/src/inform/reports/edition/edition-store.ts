import { sql } from 'kysely'
import { canonicalJson, type ReadDb, rows, sha256Of, type WriteDb, writes } from '../../../foundation/index.ts'
import { type Edition, editionSchema } from './edition.ts'

type EditionTables = {
  report_edition: {
    readonly report: string
    readonly edition: number
    readonly release: string | null
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

/** An edition with the checksum of its bytes. */
export type KeptEdition = { readonly edition: Edition; readonly sha256: string }

const editions = (db: ReadDb, report: string) =>
  rows<EditionTables>(db).selectFrom('report_edition').select(['body', 'sha256']).where('report', '=', report)

const asKept = ({ body, sha256 }: { body: string; sha256: string }): KeptEdition => ({
  edition: editionSchema.parse(JSON.parse(body)),
  sha256,
})

/** One edition of a report, or its newest; null where there is none. */
export async function editionOf(db: ReadDb, report: string, edition?: number): Promise<KeptEdition | null> {
  const found = editions(db, report)
  const row = await (edition === undefined
    ? found.orderBy('edition', 'desc').limit(1)
    : found.where('edition', '=', edition)
  ).executeTakeFirst()
  return row ? asKept(row) : null
}

/** The number of the edition that this form has made, if it has been sent before. */
export async function editionOfForm(db: ReadDb, formToken: string): Promise<number | null> {
  const found = await rows<EditionTables>(db)
    .selectFrom('report_edition')
    .select('edition')
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return found?.edition ?? null
}

/** One at a time: two who publish at once would both take the next number. */
export async function takeTurn(tx: WriteDb): Promise<void> {
  void (await sql`lock table report_edition in share row exclusive mode`.execute(writes<EditionTables>(tx)))
}

type ToWrite = { readonly edition: Edition; readonly formToken: string; readonly by: string; readonly now: Date }

/** Writes an edition. Afterwards the database refuses every change of its row. */
export async function writeEdition(tx: WriteDb, { edition, formToken, by, now }: ToWrite): Promise<{ sha256: string }> {
  const body = canonicalJson(editionSchema.parse(edition))
  const sha256 = sha256Of(body)
  await writes<EditionTables>(tx)
    .insertInto('report_edition')
    .values({
      report: edition.report,
      edition: edition.edition,
      release: edition.figures?.release.id ?? null,
      replaces: edition.replaces?.edition ?? null,
      published_on: edition.publishedOn,
      published_at: now,
      published_by: by,
      form_token: formToken,
      body,
      sha256,
    })
    .execute()
  return { sha256 }
}
