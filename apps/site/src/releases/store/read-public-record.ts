import { type ReadDb, rows } from '../../foundation/index.ts'
import {
  type EarlierResult,
  type PublicStatement,
  statementFiguresSchema,
  statementQuotesSchema,
  statementTextsSchema,
} from '../public-record/public-record.ts'
import type { ReleasesTables } from './tables.ts'

/** What a trust has said in public, newest first. In the example campaign nothing invented ever stands here. */
export async function publicRecordOf(db: ReadDb, code: string): Promise<PublicStatement[]> {
  const found = await rows<ReleasesTables>(db)
    .selectFrom('public_statement')
    .select(['id', 'trust_code', 'kind', 'publisher', 'title', 'url', 'dated', 'retrieved_on', 'quotes', 'figures', 'statements'])
    .where('trust_code', '=', code)
    .orderBy('dated', 'desc')
    .orderBy('id')
    .execute()
  return found.map(row => ({
    id: row.id,
    trustCode: row.trust_code,
    kind: row.kind,
    publisher: row.publisher,
    title: row.title,
    url: row.url,
    dated: row.dated,
    retrievedOn: row.retrieved_on,
    quotes: statementQuotesSchema.parse(row.quotes),
    figures: statementFiguresSchema.parse(row.figures),
    statements: statementTextsSchema.parse(row.statements),
  }))
}

/** What was known before the first release: England's result of 2016. Null until the public record has been loaded. */
export async function earlierResult(db: ReadDb): Promise<EarlierResult | null> {
  const row = await rows<ReleasesTables>(db)
    .selectFrom('earlier_result')
    .select(['nation', 'year', 'publisher', 'title', 'dated', 'retrieved_on', 'nothing_percent', 'part_percent', 'caveat'])
    .orderBy('year', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    nation: row.nation,
    year: row.year,
    publisher: row.publisher,
    title: row.title,
    publishedOn: row.dated,
    retrievedOn: row.retrieved_on,
    nothingPercent: row.nothing_percent,
    partPercent: row.part_percent,
    caveat: row.caveat,
  }
}
