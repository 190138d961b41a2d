import { type ReadDb, rows } from '../../foundation/index.ts'
import type { RoundId, SurveyRequest } from '../types.ts'
import type { RequestTables } from './request-tables.ts'

/** How many requests of a round have mail that somebody still has to read. */
export async function countUnread(db: ReadDb, round: RoundId): Promise<number> {
  const { count } = await unreadIn(db, round)
    .select(query => query.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type NextUnread = Pick<SurveyRequest, 'round' | 'trustCode' | 'trustName'>

/** The next request with mail to read after this one, by name; after the last comes the first. Null: there is no other. */
export async function nextUnread(
  db: ReadDb,
  { round, trustCode, trustName }: Pick<SurveyRequest, 'round' | 'trustCode' | 'trustName'>,
): Promise<NextUnread | null> {
  const others = unreadIn(db, round)
    .select(['trust_code', 'trust_name'])
    .where('trust_code', '!=', trustCode)
    .orderBy('trust_name')
    .orderBy('trust_code')
    .limit(1)
  const after = others.where(({ eb, or, and }) =>
    or([eb('trust_name', '>', trustName), and([eb('trust_name', '=', trustName), eb('trust_code', '>', trustCode)])]),
  )
  const found = (await after.executeTakeFirst()) ?? (await others.executeTakeFirst())
  return found ? { round, trustCode: found.trust_code, trustName: found.trust_name } : null
}

const unreadIn = (db: ReadDb, round: RoundId) =>
  rows<RequestTables>(db).selectFrom('request').where('round_id', '=', round).where('work', '=', 'to-read')
