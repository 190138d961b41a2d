import { sql } from 'kysely'
import { type ReadDb, rows } from '../../../foundation/index.ts'
import type { LetterTables } from '../letter-tables.ts'
import type { LetterKind } from '../letter-words.ts'

/** What was written to politicians, or to trusts, by the end of a day. Exact: whoever shows it rounds it (`rounded`). */
export type LetterSum = {
  readonly kind: LetterKind
  readonly sent: number
  /** Of which the writers say that an answer came. */
  readonly answered: number
  /** How many politicians or trusts were written to, and how many of them answered at least one writer. */
  readonly recipients: number
  readonly recipientsAnswered: number
  readonly firstOn: string
}

const wasAnswered = sql`answer in ('promised', 'replied', 'asked')`

/** By kind; a kind of which no letter has left is not there. `until`: the last day that counts, `YYYY-MM-DD`. */
export async function letterSums(db: ReadDb, until: string): Promise<LetterSum[]> {
  const found = await rows<LetterTables>(db)
    .selectFrom('letter_sent')
    .select('kind')
    .select([
      sql<number>`count(*)`.as('sent'),
      sql<number>`count(*) filter (where ${wasAnswered})`.as('answered'),
      sql<number>`count(distinct (body, recipient_code))`.as('recipients'),
      sql<number>`count(distinct (body, recipient_code)) filter (where ${wasAnswered})`.as('recipientsAnswered'),
      sql<string>`min(on_day)`.as('firstOn'),
    ])
    .where('on_day', '<=', until)
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  return found.map(row => ({
    ...row,
    sent: Number(row.sent),
    answered: Number(row.answered),
    recipients: Number(row.recipients),
    recipientsAnswered: Number(row.recipientsAnswered),
  }))
}

/** Both days included, `YYYY-MM-DD`. */
export type Days = { readonly from: string; readonly until: string }

/** How many letters of a kind left in a month, `YYYY-MM`. Exact. */
export type MonthOfLetters = { readonly month: string; readonly kind: LetterKind; readonly letters: number }

/** The months in which any left, the earliest first. */
export async function lettersByMonth(db: ReadDb, { from, until }: Days): Promise<MonthOfLetters[]> {
  const month = sql<string>`to_char(on_day, 'YYYY-MM')`
  const found = await rows<LetterTables>(db)
    .selectFrom('letter_sent')
    .select(['kind', month.as('month'), sql<number>`count(*)`.as('letters')])
    .where('on_day', '>=', from)
    .where('on_day', '<=', until)
    .groupBy(['kind', month])
    .orderBy(month)
    .orderBy('kind')
    .execute()
  return found.map(row => ({ ...row, letters: Number(row.letters) }))
}

/** How many letters left for each trust, by its code. Exact. */
export async function lettersToTrusts(db: ReadDb, { from, until }: Days): Promise<ReadonlyMap<string, number>> {
  const found = await rows<LetterTables>(db)
    .selectFrom('letter_sent')
    .select(['trust_code', sql<number>`count(*)`.as('letters')])
    .where('kind', '=', 'trust')
    .where('trust_code', 'is not', null)
    .where('on_day', '>=', from)
    .where('on_day', '<=', until)
    .groupBy('trust_code')
    .execute()
  return new Map(found.map(({ trust_code, letters }) => [trust_code ?? '', Number(letters)]))
}
