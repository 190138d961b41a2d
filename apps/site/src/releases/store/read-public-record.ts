import { type ReadDb, rows } from '../../foundation/index.ts'
import { type EarlierResult, type PublicStatement, statementFigureSchema } from '../public-record/public-record.ts'
import type { ReleasesTables } from './tables.ts'

/** What a trust has said in public, newest first; statements without a known day come last. */
export async function publicRecordOf(db: ReadDb, code: string): Promise<PublicStatement[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('public_statement')
    .select([
      'id',
      'trust_code',
      'said_on',
      'when_en',
      'when_cy',
      'publisher',
      'url',
      'checked_on',
      'quote',
      'summary_en',
      'summary_cy',
      'figures',
    ])
    .where('trust_code', '=', code)
    .execute()
  return found
    .map(row => ({
      id: row.id,
      trustCode: row.trust_code,
      saidOn: row.said_on,
      when: { en: row.when_en, cy: row.when_cy },
      publisher: row.publisher,
      url: row.url,
      checkedOn: row.checked_on,
      quote: row.quote,
      summary: { en: row.summary_en, cy: row.summary_cy },
      figures: statementFigureSchema.array().parse(row.figures),
    }))
    .sort((a, b) => (b.saidOn ?? '').localeCompare(a.saidOn ?? '') || a.id.localeCompare(b.id))
}

/** What was known before the first release: England's result of 2016. Null until the public record has been loaded. */
export async function earlierResult(db: ReadDb): Promise<EarlierResult | null> {
  const row = await rows<ReleasesTables>(db)
    .selectFrom('earlier_result')
    .select(['id', 'nation', 'published_on', 'nothing_percent', 'part_percent', 'source', 'url', 'caveat_en', 'caveat_cy'])
    .orderBy('published_on', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    nation: row.nation,
    publishedOn: row.published_on,
    nothingPercent: row.nothing_percent,
    partPercent: row.part_percent,
    source: row.source,
    url: row.url,
    caveat: { en: row.caveat_en, cy: row.caveat_cy },
  }
}
