import { sql } from 'kysely'
import { z } from 'zod'
import { type Locale, type ReadDb, rows } from '../../../foundation/index.ts'

/** What a list says of an edition, without reading the whole of it. */
export type EditionLine = {
  readonly report: string
  readonly edition: number
  readonly release: string | null
  readonly replaces: number | null
  readonly publishedOn: string
  readonly title: Readonly<Record<Locale, string>>
  readonly summary: Readonly<Record<Locale, string>>
}

const bothSchema = z.object({ en: z.string(), cy: z.string() })

type Table = {
  report_edition: {
    readonly report: string
    readonly edition: number
    readonly release: string | null
    readonly replaces: number | null
    readonly published_on: string
    readonly published_at: Date
    readonly body: string
  }
}

const both = (field: 'title' | 'summary') =>
  sql<unknown>`jsonb_build_object(
    'en', body::jsonb #> ${sql.lit(`{words,en,${field}}`)}::text[], 'cy', body::jsonb #> ${sql.lit(`{words,cy,${field}}`)}::text[])`

/** Every edition of every report, or of one, newest first. */
export async function editionLines(db: ReadDb, report?: string): Promise<EditionLine[]> {
  let query = rows<Table>(db)
    .selectFrom('report_edition')
    .select([
      'report',
      'edition',
      'release',
      'replaces',
      'published_on',
      both('title').as('title'),
      both('summary').as('summary'),
    ])
    .orderBy('published_on', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('edition', 'desc')
  if (report !== undefined) query = query.where('report', '=', report)
  return (await query.execute()).map(row => ({
    report: row.report,
    edition: row.edition,
    release: row.release,
    replaces: row.replaces,
    publishedOn: row.published_on,
    title: bothSchema.parse(row.title),
    summary: bothSchema.parse(row.summary),
  }))
}
