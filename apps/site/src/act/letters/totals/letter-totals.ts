import { sql } from 'kysely'
import { type ReadDb, rows } from '../../../foundation/index.ts'
import type { LetterTables } from '../letter-tables.ts'
import type { LetterBody, LetterKind } from '../letter-words.ts'

/** How many letters were sent, and what their writers said of the answers. Exact: whoever shows them rounds them. */
export type LetterTotal = {
  readonly sent: number
  readonly replied: number
  readonly promised: number
  /** Day of the last one, `YYYY-MM-DD`. */
  readonly lastOn: string
}

export type RecipientTotal = LetterTotal & {
  readonly kind: LetterKind
  readonly body: LetterBody
  readonly recipientCode: string
  readonly constituencyCode: string | null
  readonly trustCode: string | null
}

const counts = {
  sent: sql<number>`count(*)`,
  replied: sql<number>`count(*) filter (where answer in ('promised', 'replied', 'asked'))`,
  promised: sql<number>`count(*) filter (where answer = 'promised')`,
  lastOn: sql<string>`max(on_day)`,
}

const asTotal = <Row extends LetterTotal>(row: Row): Row => ({
  ...row,
  sent: Number(row.sent),
  replied: Number(row.replied),
  promised: Number(row.promised),
})

/** What was asked of each politician and trust in total, those with most letters first. */
export async function totalsByRecipient(db: ReadDb, limit: number): Promise<RecipientTotal[]> {
  const found = await rows<LetterTables>(db)
    .selectFrom('letter_sent')
    .select([
      'kind',
      'body',
      'recipient_code as recipientCode',
      'constituency_code as constituencyCode',
      'trust_code as trustCode',
    ])
    .select([counts.sent.as('sent'), counts.replied.as('replied'), counts.promised.as('promised'), counts.lastOn.as('lastOn')])
    .groupBy(['kind', 'body', 'recipient_code', 'constituency_code', 'trust_code'])
    .orderBy('sent', 'desc')
    .orderBy('recipient_code')
    .limit(limit)
    .execute()
  return found.map(asTotal)
}

/** Letters to politicians by constituency, or to trusts by trust: by code. */
export async function letterTotals(db: ReadDb, by: 'constituency' | 'trust'): Promise<ReadonlyMap<string, LetterTotal>> {
  const column = by === 'constituency' ? 'constituency_code' : 'trust_code'
  const found = await rows<LetterTables>(db)
    .selectFrom('letter_sent')
    .select([`${column} as code`, counts.sent.as('sent'), counts.replied.as('replied')])
    .select([counts.promised.as('promised'), counts.lastOn.as('lastOn')])
    .where('kind', '=', by === 'constituency' ? 'politician' : 'trust')
    .where(column, 'is not', null)
    .groupBy(column)
    .execute()
  return new Map(found.map(({ code, ...total }) => [code ?? '', asTotal(total)]))
}
