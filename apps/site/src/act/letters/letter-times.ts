import { type ReadDb, rows } from '../../foundation/index.ts'
import type { LetterTables } from './letter-tables.ts'
import type { LetterBody } from './letter-words.ts'

type Before = { readonly writerKey: string; readonly body: LetterBody; readonly recipientCode: string; readonly since: Date }

/** When this writer last confirmed a letter to the same person, since then; null: they did not. */
export async function lastWrittenTo(
  db: ReadDb,
  { writerKey, body, recipientCode, since }: Before,
  except: number,
): Promise<Date | null> {
  const row = await rows<LetterTables>(db)
    .selectFrom('letter')
    .select('confirmed_at')
    .where('writer_key', '=', writerKey)
    .where('body', '=', body)
    .where('recipient_code', '=', recipientCode)
    .where('confirmed_at', '>', since)
    .where('state', 'in', ['held', 'queued', 'sent', 'uncertain'])
    .where('id', '!=', except)
    .orderBy('confirmed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.confirmed_at ?? null
}

/** When the last letter to somebody was given to leave; null: none was. */
export async function lastLeavesAt(
  db: ReadDb,
  { body, recipientCode }: Pick<Before, 'body' | 'recipientCode'>,
): Promise<Date | null> {
  const row = await rows<LetterTables>(db)
    .selectFrom('letter')
    .select(eb => eb.fn.max('leaves_at').as('last'))
    .where('body', '=', body)
    .where('recipient_code', '=', recipientCode)
    .executeTakeFirst()
  return row?.last ?? null
}

type Due = 'to-tell' | 'to-follow-up' | 'outlived'

type When = {
  readonly before: Date
  /** For those that nobody confirmed, or that were not let go. */
  readonly short: Date
  readonly limit: number
  /** Only this one: whether it still is. */
  readonly id?: number
}

/** Ids of letters of which something is due, some at once. */
export async function lettersDue(db: ReadDb, what: Due, { before, short, limit, id }: When): Promise<number[]> {
  const all = rows<LetterTables>(db).selectFrom('letter').select('id').orderBy('id').limit(limit)
  const query = id === undefined ? all : all.where('id', '=', id)
  const chosen = {
    'to-tell': () => query.where('told_at', 'is', null).where('state', 'in', ['sent', 'failed', 'uncertain', 'refused']),
    'to-follow-up': () =>
      query
        .where('state', '=', 'sent')
        .where('settled_at', '<', before)
        .where('told_at', 'is not', null)
        .where('follow_up_at', 'is', null)
        .where('answered_at', 'is', null),
    outlived: () =>
      query.where(eb =>
        eb.or([
          eb('settled_at', '<', before),
          eb.and([eb('state', '=', 'asked'), eb('asked_at', '<', short)]),
          eb.and([eb('state', '=', 'refused'), eb('settled_at', '<', short)]),
          // Held, or waiting in the outbox of a site that sends none: nobody needs it after so long.
          eb.and([eb('state', 'in', ['held', 'queued']), eb('confirmed_at', '<', before)]),
        ]),
      ),
  }
  return (await chosen[what]().execute()).map(({ id }) => id)
}
