import { sql } from 'kysely'
import { canonicalJson, type ReadDb, rows, sha256Of, type WriteDb, writes } from '../../../foundation/index.ts'
import { type KeptPoster, type Poster, posterSchema } from './poster.ts'

type PosterTables = {
  evaluation_poster: {
    readonly number: number
    readonly edition: number
    readonly published_on: string
    readonly published_at: Date
    readonly published_by: string
    readonly form_token: string
    /** Canonical JSON of the poster: its bytes. */
    readonly body: string
    readonly sha256: string
  }
}

const kept = (row: { body: string; sha256: string }): KeptPoster => ({ ...row, poster: posterSchema.parse(JSON.parse(row.body)) })

/** Every poster, newest first; or those made of one edition. */
export async function postersOf(db: ReadDb, edition: number | 'all'): Promise<KeptPoster[]> {
  let query = rows<PosterTables>(db).selectFrom('evaluation_poster').select(['body', 'sha256']).orderBy('number', 'desc')
  if (edition !== 'all') query = query.where('edition', '=', edition)
  return (await query.execute()).map(kept)
}

/** The poster of a number; null where there is none. */
export async function posterByNumber(db: ReadDb, number: number): Promise<KeptPoster | null> {
  const row = await rows<PosterTables>(db)
    .selectFrom('evaluation_poster')
    .select(['body', 'sha256'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? kept(row) : null
}

/** The number of the poster that this form has made, if it has been sent before. */
export async function posterOfForm(db: ReadDb, formToken: string): Promise<number | null> {
  const found = await rows<PosterTables>(db)
    .selectFrom('evaluation_poster')
    .select('number')
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return found?.number ?? null
}

/** One at a time: two who publish at once would both take the next number. */
export async function takePosterTurn(tx: WriteDb): Promise<void> {
  void (await sql`lock table evaluation_poster in share row exclusive mode`.execute(writes<PosterTables>(tx)))
}

/** The bytes of a poster with their checksum. */
export function bytesOfPoster(poster: Poster): { body: string; sha256: string } {
  const body = canonicalJson(posterSchema.parse(poster))
  return { body, sha256: sha256Of(body) }
}

type ToWrite = { readonly poster: Poster; readonly formToken: string; readonly by: string; readonly now: Date }

/** Writes a poster. Afterwards the database refuses every change of its row. */
export async function writePoster(tx: WriteDb, { poster, formToken, by, now }: ToWrite): Promise<void> {
  await writes<PosterTables>(tx)
    .insertInto('evaluation_poster')
    .values({
      number: poster.number,
      edition: poster.edition.number,
      published_on: poster.publishedOn,
      published_at: now,
      published_by: by,
      form_token: formToken,
      ...bytesOfPoster(poster),
    })
    .execute()
}
