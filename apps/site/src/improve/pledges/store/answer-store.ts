import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { AnswerWay } from '../pledge-words.ts'
import type { PledgeTables } from './pledge-tables.ts'

export type NewAnswer = {
  /** The hash of what the form carried: sent twice, it is one answer. */
  readonly id: string
  readonly surveyId: number
  readonly day: string
  readonly way: AnswerWay
  /** The choice of each question that was answered. */
  readonly choices: Readonly<Record<string, string>>
}

/** False where this very form was sent before. */
export async function insertAnswer(tx: WriteDb, { id, surveyId, day, way, choices }: NewAnswer): Promise<boolean> {
  const row = await writes<PledgeTables>(tx)
    .insertInto('pledge_answer')
    .values({ id, survey_id: surveyId, day, way, choices: JSON.stringify(choices) })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many answers a survey has, up to and with a day; all when none is given. */
export async function countAnswers(db: ReadDb, surveyId: number, until?: string): Promise<number> {
  let query = rows<PledgeTables>(db)
    .selectFrom('pledge_answer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('survey_id', '=', surveyId)
  if (until !== undefined) query = query.where('day', '<=', until)
  return (await query.executeTakeFirstOrThrow()).count
}

/** How often each choice of each question was taken. Counted by the database: ten thousand answers never come here. */
export async function countChoices(
  db: ReadDb,
  surveyId: number,
): Promise<{ readonly question: string; readonly choice: string; readonly people: number }[]> {
  return rows<PledgeTables>(db)
    .selectFrom([
      'pledge_answer',
      sql<{ question: string; choice: string }>`jsonb_each_text(pledge_answer.choices)`.as<'one'>(sql`one (question, choice)`),
    ])
    .select(({ fn }) => ['one.question', 'one.choice', fn.countAll<number>().as('people')])
    .where('pledge_answer.survey_id', '=', surveyId)
    .groupBy(['one.question', 'one.choice'])
    .execute()
}

/** What anybody answered together is gone for good; what remains is how often each choice was taken. */
export async function forgetAnswers(tx: WriteDb, surveyId: number): Promise<void> {
  await writes<PledgeTables>(tx).deleteFrom('pledge_answer').where('survey_id', '=', surveyId).execute()
}
