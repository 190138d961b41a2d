import { z } from 'zod'
import { type Locale, type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { CommentState } from '../pledge-words.ts'
import type { PledgeTables } from './pledge-tables.ts'

/** Words that somebody wrote in a survey. Nothing ties them to what the same person chose, or to a day. */
export type Comment = {
  readonly id: string
  readonly surveyId: number
  readonly question: string
  readonly text: string
  readonly locale: Locale
  readonly concerns: readonly string[]
  readonly state: CommentState
}

const columns = ['id', 'survey_id', 'question', 'text', 'locale', 'concerns', 'state'] as const

const asComment = (row: PledgeTables['pledge_comment']): Comment => ({
  id: row.id,
  surveyId: row.survey_id,
  question: row.question,
  text: row.text,
  locale: row.locale,
  concerns: z.array(z.string()).parse(row.concerns),
  state: row.state,
})

export async function insertComments(tx: WriteDb, comments: readonly Omit<Comment, 'state'>[]): Promise<void> {
  if (comments.length === 0) return
  await writes<PledgeTables>(tx)
    .insertInto('pledge_comment')
    .values(
      comments.map(({ surveyId, concerns, ...comment }) => ({
        ...comment,
        survey_id: surveyId,
        concerns: JSON.stringify(concerns),
        state: 'waiting' as const,
      })),
    )
    .execute()
}

/** Those of a survey in a state, in the order of their random ids: who came first cannot be seen. */
export async function commentsOf(
  db: ReadDb,
  surveyId: number,
  state: CommentState,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Comment[]> {
  const found = await rows<PledgeTables>(db)
    .selectFrom('pledge_comment')
    .select(columns)
    .where('survey_id', '=', surveyId)
    .where('state', '=', state)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return found.map(asComment)
}

/** How many wait in each survey. */
export async function waitingComments(db: ReadDb): Promise<{ readonly surveyId: number; readonly count: number }[]> {
  const found = await rows<PledgeTables>(db)
    .selectFrom('pledge_comment')
    .select(({ fn }) => ['survey_id', fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .groupBy('survey_id')
    .orderBy('survey_id')
    .execute()
  return found.map(({ survey_id, count }) => ({ surveyId: survey_id, count }))
}

export async function commentById(db: ReadDb, id: string): Promise<Comment | null> {
  const row = await rows<PledgeTables>(db).selectFrom('pledge_comment').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? asComment(row) : null
}

export async function holdComment(tx: WriteDb, id: string): Promise<Comment | null> {
  const row = await writes<PledgeTables>(tx)
    .selectFrom('pledge_comment')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asComment(row) : null
}

export async function writeComment(
  tx: WriteDb,
  id: string,
  { text, state }: { text: string; state: Exclude<CommentState, 'waiting'> },
): Promise<void> {
  await writes<PledgeTables>(tx).updateTable('pledge_comment').set({ text, state }).where('id', '=', id).execute()
}

/** The comments of surveys that were counted before a day: their time is over. */
export async function forgetCommentsBefore(tx: WriteDb, day: string): Promise<number> {
  const gone = await writes<PledgeTables>(tx)
    .deleteFrom('pledge_comment')
    .where(({ eb, selectFrom }) =>
      eb('survey_id', 'in', selectFrom('pledge_survey').select('pledge_survey.id').where('counted_on', '<', day)),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
